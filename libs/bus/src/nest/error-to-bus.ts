import { Catch, type RpcExceptionFilter } from '@nestjs/common';
import { throwError, type Observable } from 'rxjs';

/** Hands the error itself to the bus, which tells a database that is down from a page that cannot be read; Nest's own filter would make "Internal server error" of both. */
@Catch()
export class ErrorToBus implements RpcExceptionFilter<unknown> {
  catch(error: unknown): Observable<never> {
    return throwError(() => error);
  }
}
