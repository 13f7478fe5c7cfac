import { BadRequestException, Body, ConflictException, Controller, Delete, Get, HttpCode, Inject, NotFoundException, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiBody, ApiConflictResponse, ApiCreatedResponse, ApiNoContentResponse, ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import { UrlError } from '@newsreel/contracts';
import { z } from 'zod';
import { Crawler } from '../crawler.js';
import { NewSource, SourceChange, SourceError } from './new-source.js';
import type { ListedSource } from './sources.js';

const PAGE = 100;

@ApiTags('sources')
@Controller('api/v1/sources')
export class SourcesController {
  constructor(@Inject(Crawler) private readonly crawler: Crawler) {}

  @Get()
  @ApiOperation({ operationId: 'listSources', summary: 'Sources by id, with what they consist of and how they are doing' })
  @ApiQuery({ name: 'cursor', required: false })
  @ApiOkResponse({ description: 'items, and nextCursor, which is null on the last page.' })
  async list(@Query('cursor') cursor?: string): Promise<{ items: ListedSource[]; nextCursor: string | null }> {
    const items = await this.crawler.sources.list({ limit: PAGE + 1, after: typeof cursor === 'string' ? cursor : '' });
    return { items: items.slice(0, PAGE), nextCursor: items.length > PAGE ? items[PAGE - 1]!.id : null };
  }

  @Get(':id')
  @ApiOperation({ operationId: 'getSource', summary: 'One source' })
  @ApiNotFoundResponse({ description: 'There is no such source.' })
  get(@Param('id') id: string): Promise<ListedSource> {
    return answering(() => this.crawler.sources.get(id));
  }

  @Post()
  @ApiOperation({ operationId: 'addSource', summary: 'Set up a source; it is crawled from now on' })
  @ApiBody({ schema: z.toJSONSchema(NewSource, { io: 'input' }) as never })
  @ApiCreatedResponse({ description: 'The source. What it consists of is found out by the first fetch.' })
  @ApiConflictResponse({ description: 'Its URL or id is one of a source already.' })
  add(@Body() body: NewSource): Promise<ListedSource> {
    return answering(async () => this.crawler.sources.get((await this.crawler.sources.add(body)).id));
  }

  @Patch(':id')
  @ApiOperation({ operationId: 'changeSource', summary: 'Change what is named of a source; null takes a setting back; enabled: false switches it off' })
  @ApiBody({ schema: z.toJSONSchema(SourceChange, { io: 'input' }) as never })
  @ApiOkResponse({ description: 'The source as it is now.' })
  @ApiNotFoundResponse({ description: 'There is no such source.' })
  change(@Param('id') id: string, @Body() body: SourceChange): Promise<ListedSource> {
    return answering(() => this.crawler.sources.change(id, body));
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ operationId: 'removeSource', summary: 'Stop crawling a source; what was published stays' })
  @ApiNoContentResponse()
  @ApiNotFoundResponse({ description: 'There is no such source.' })
  async remove(@Param('id') id: string): Promise<void> {
    await answering(() => this.crawler.sources.remove(id));
  }
}

/** What a caller did wrong, as HTTP says it. */
async function answering<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof UrlError) throw new BadRequestException(error.message);
    if (!(error instanceof SourceError)) throw error;
    if (error.code === 'unknown-source') throw new NotFoundException(error.message);
    throw error.code === 'exists' ? new ConflictException(error.message) : new BadRequestException(error.message);
  }
}
