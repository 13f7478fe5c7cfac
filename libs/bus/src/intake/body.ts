import { BadRequestException, PayloadTooLargeException } from '@nestjs/common';
import type { IncomingMessage } from 'node:http';

/** @throws HttpException: 413 if it is larger than `maxBytes`, 400 if it is no JSON in UTF-8. */
export async function jsonBody(request: IncomingMessage, maxBytes: number): Promise<unknown> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > maxBytes) throw new PayloadTooLargeException(`A body has at most ${maxBytes} bytes; send fewer events at once.`);
    chunks.push(chunk);
  }
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks)));
  } catch (error) {
    throw new BadRequestException(`The body is no JSON in UTF-8 (${(error as Error).message}).`);
  }
}
