import { BadRequestException, Controller, Get, Headers, HttpException, HttpStatus, Inject, Res, type BeforeApplicationShutdown } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import type { z } from 'zod';
import { fieldsOf, pick } from '../articles/item.js';
import { ArticleFilter, ArticleQuery } from '../articles/query.js';
import { ApiParameters, Parameters } from '../http/parameters.js';
import { ApiProblems } from '../http/problems.js';
import { Reader } from '../http/reader.js';
import { News } from './news.js';
import { MAX_READERS, writeStream } from './stream.js';

const StreamQuery = ArticleFilter.extend({ fields: ArticleQuery.shape.fields });
const LOOK_EVERY_MS = 1_000;

@ApiProblems()
@ApiTags('articles')
@Controller('api/v1/articles/stream')
export class StreamController implements BeforeApplicationShutdown {
  private readonly readers = new Set<AbortController>();

  constructor(
    @Inject(Reader) private readonly reader: Reader,
    @Inject(News) private readonly news: News,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'streamArticles', summary: 'Articles as they are stored: server-sent events', description: 'Events `article` hold an article, `removed` the id of one that is gone. What was published in the last 7 days can be read again with Last-Event-ID.' })
  @ApiParameters(StreamQuery)
  @ApiHeader({ name: 'Last-Event-ID', required: false, description: 'Go on behind this event.', schema: { type: 'string', pattern: '^[0-9]{1,18}$' } })
  @ApiOkResponse({ content: { 'text/event-stream': { schema: { type: 'string' } } } })
  async stream(@Parameters(StreamQuery) query: z.infer<typeof StreamQuery>, @Headers('last-event-id') last: string | undefined, @Res() response: Response): Promise<void> {
    if (last !== undefined && !/^\d{1,18}$/.test(last)) throw new BadRequestException(`Last-Event-ID: ${JSON.stringify(last.slice(0, 40))} is not the id of an event of this stream.`);
    if (this.readers.size >= MAX_READERS) throw new HttpException(`${MAX_READERS} readers are connected already.`, HttpStatus.SERVICE_UNAVAILABLE);
    const fields = fieldsOf(query.fields);
    const gone = new AbortController();
    this.readers.add(gone);
    response.once('close', () => gone.abort());
    response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store', 'x-accel-buffering': 'no' });
    response.flushHeaders();
    try {
      const next = () => this.news.next(LOOK_EVERY_MS, gone.signal);
      await writeStream(response, { sql: this.reader.sql, filter: query, after: last ?? null, pick: (item) => pick(item, fields), signal: gone.signal, next });
    } catch (error) {
      if (!gone.signal.aborted) throw error;
    } finally {
      this.readers.delete(gone);
      response.end();
    }
  }

  /** An open stream would keep the server from closing. */
  beforeApplicationShutdown(): void {
    for (const reader of this.readers) reader.abort();
  }
}
