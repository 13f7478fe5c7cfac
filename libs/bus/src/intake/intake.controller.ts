import { BadRequestException, Controller, HttpCode, Inject, Module, Post, Req, UnsupportedMediaTypeException, type DynamicModule } from '@nestjs/common';
import { ApiAcceptedResponse, ApiBody, ApiConsumes, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { ArticlesStored, ContractError, definitionOf, fromCloudEventJson, type NewsEvent } from '@newsreel/contracts';
import type { IncomingMessage } from 'node:http';
import { BUS, type Bus } from '../port/bus.js';
import { BusError } from '../port/errors.js';
import { jsonBody } from './body.js';

const ONE = 'application/cloudevents+json';
const BATCH = 'application/cloudevents-batch+json';
/** The largest page as base64, and what stands around it. */
const MAX_BODY_BYTES = 16 * 1024 * 1024;
const MAX_EVENTS = 1_000;

const event = { type: 'object', required: ['specversion', 'id', 'source', 'type', 'time', 'partitionkey'], description: 'A CloudEvent; its JSON Schema is libs/contracts/schemas/TYPE.json.' };
const problem = { 'application/problem+json': { schema: { type: 'object', required: ['type', 'title', 'status', 'detail'] } } };

/** Events in over HTTP, by CloudEvents' HTTP protocol binding (structured and batched mode), for who does not reach the log. */
@ApiTags('administration')
@Controller('api/v1/events')
export class IntakeController {
  constructor(@Inject(BUS) private readonly bus: Pick<Bus, 'publish'>) {}

  /** All of them, or none. */
  @Post()
  @HttpCode(202)
  @ApiOperation({ operationId: 'publishEvents', summary: 'Publish events: pages, crawl requests, enriched articles. All of a batch are published, or none; sent twice they are the same events.' })
  @ApiConsumes(BATCH, ONE)
  @ApiBody({ required: true, schema: { oneOf: [event, { type: 'array', items: event, maxItems: MAX_EVENTS }] } })
  @ApiAcceptedResponse({ description: 'They are on the log.', schema: { type: 'object', required: ['published'], properties: { published: { type: 'integer' } } } })
  @ApiResponse({ status: 400, description: 'An event that breaks its contract, named by its place', content: problem })
  @ApiResponse({ status: 413, description: `More than ${MAX_BODY_BYTES} bytes`, content: problem })
  @ApiResponse({ status: 415, description: `Neither ${ONE} nor ${BATCH}`, content: problem })
  async publish(@Req() request: IncomingMessage): Promise<{ published: number }> {
    const type = request.headers['content-type']?.split(';')[0]!.trim().toLowerCase();
    if (type !== ONE && type !== BATCH) throw new UnsupportedMediaTypeException(`The content type is ${type ?? 'not said'}; send ${ONE} or ${BATCH}.`);
    const body = await jsonBody(request, MAX_BODY_BYTES);
    if (type === BATCH && !Array.isArray(body)) throw new BadRequestException(`${BATCH} is an array of events.`);
    const list = type === BATCH ? (body as unknown[]) : [body];
    if (list.length > MAX_EVENTS) throw new BadRequestException(`The batch has ${list.length} events; at most ${MAX_EVENTS} are taken at once.`);
    const events = list.map(eventOf);
    try {
      await this.bus.publish(events);
    } catch (error) {
      if (error instanceof ContractError || (error instanceof BusError && error.code === 'too-large')) throw new BadRequestException(error.message);
      throw error;
    }
    return { published: events.length };
  }
}

function eventOf(json: unknown, index: number): NewsEvent {
  const place = `Event ${index + 1}`;
  let found: NewsEvent;
  try {
    found = fromCloudEventJson(json);
  } catch (error) {
    if (error instanceof ContractError) throw new BadRequestException(`${place}: ${error.message}`);
    throw error;
  }
  if (definitionOf(found.type)!.topic !== ArticlesStored) return found;
  throw new BadRequestException(`${place}: ${found.type} is what the store says of its own articles, in its own sequence. Send pages or enriched articles, and it will say so itself.`);
}

@Module({ controllers: [IntakeController] })
export class IntakeModule {
  /** The bus is that of `BusModule`. */
  static of(): DynamicModule {
    return { module: IntakeModule };
  }
}
