import { BadRequestException, Body, Controller, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ArticlesEnriched, PagesRaw } from '@newsreel/contracts';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { ApiProblems } from '../http/problems.js';
import { schemaOf } from '../http/schema.js';
import { Relay } from '../outbox/relay.js';
import { purgeSource } from './purge.js';

const PurgeRequest = z.strictObject({ source: z.string().min(1).max(200).describe('The id of the source.') });
const Purge = z.object({
  articles: z.int().describe('Articles removed, with a tombstone each.'),
  fetches: z.int().describe('Fetches removed.'),
  purgedAt: z.iso.datetime().describe('What was fetched of the source up to then is dropped when it comes again.'),
  enrichedGoneBy: z.iso.datetime().describe('When the last of it has left articles.enriched by retention.'),
  rawGoneBy: z.iso.datetime().describe('When the last of it has left pages.raw by retention. Recordings (WARC files, reels) are yours to remove.'),
});

@ApiProblems()
@ApiTags('administration')
@Controller('api/v1/purges')
export class PurgingController {
  constructor(
    @Inject(DataSource) private readonly database: DataSource,
    @Inject(Relay) private readonly relay: Relay,
  ) {}

  @Post()
  @HttpCode(200)
  @ApiOperation({ operationId: 'purgeSource', summary: 'Remove a source and every article it brought. Disable it in the crawler first.' })
  @ApiBody({ schema: schemaOf(PurgeRequest) })
  @ApiOkResponse({ schema: schemaOf(Purge) })
  async purge(@Body() body: unknown): Promise<z.infer<typeof Purge>> {
    const request = PurgeRequest.safeParse(body);
    if (!request.success) throw new BadRequestException(z.prettifyError(request.error));
    if (request.data.source.includes('\0')) throw new BadRequestException('source: no id holds a NUL character.');
    const { articles, fetches, purgedAt } = await purgeSource(this.database, request.data.source);
    this.relay.wake();
    const after = (ms: number) => new Date(purgedAt.getTime() + ms).toISOString();
    return { articles, fetches, purgedAt: purgedAt.toISOString(), enrichedGoneBy: after(ArticlesEnriched.retentionMs), rawGoneBy: after(PagesRaw.retentionMs) };
  }
}
