import { BadRequestException, Body, Controller, Get, Inject, NotFoundException, Patch, Query } from '@nestjs/common';
import { ApiBody, ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Crawler } from '../crawler.js';
import type { Host } from './host.entity.js';

const HostSearch = z.object({
  search: z.string().max(300).optional(),
  troubled: z.enum(['true', 'false']).default('false').transform((word) => word === 'true'),
  limit: z.coerce.number().int().min(1).max(1_000).default(100),
});
const HostPause = z.strictObject({ origin: z.string().max(300), paused: z.boolean() });

@ApiTags('hosts')
@Controller('api/v1/hosts')
export class HostsController {
  constructor(@Inject(Crawler) private readonly crawler: Crawler) {}

  @Get()
  @ApiOperation({ operationId: 'listHosts', summary: 'Hosts, those whose turn comes soonest first: their pace, last error and next turn' })
  @ApiQuery({ name: 'search', required: false, description: 'Part of scheme, name or port.' })
  @ApiQuery({ name: 'troubled', required: false, description: 'true: only those that fail, are slowed down or paused.' })
  @ApiQuery({ name: 'limit', required: false, description: '1 to 1000; normally 100.' })
  @ApiOkResponse({ description: 'items' })
  async list(@Query() query: Record<string, unknown>): Promise<{ items: Host[] }> {
    return { items: await this.crawler.hosts.list(parsed(HostSearch, query)) };
  }

  @Patch()
  @ApiOperation({ operationId: 'pauseHost', summary: 'Pause a host, or let it go on' })
  @ApiBody({ schema: z.toJSONSchema(HostPause) as never })
  @ApiNotFoundResponse({ description: 'There is no such host.' })
  async pause(@Body() body: unknown): Promise<Host> {
    const { origin, paused } = parsed(HostPause, body);
    const host = await this.crawler.hosts.pause(origin, paused);
    if (!host) throw new NotFoundException(`There is no host ${JSON.stringify(origin)}; a host is scheme, name and port, like https://news.example.`);
    return host;
  }
}

function parsed<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const answer = schema.safeParse(value);
  if (!answer.success) throw new BadRequestException(z.prettifyError(answer.error));
  return answer.data;
}
