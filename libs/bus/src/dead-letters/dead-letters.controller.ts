import { BadRequestException, Body, Controller, Get, HttpCode, Inject, Module, NotFoundException, Post, Query, type DynamicModule } from '@nestjs/common';
import { z } from 'zod';
import { BusError } from '../port/errors.js';
import { DeadLetters } from './dead-letters.js';
import type { DeadLetter, LetterFilter } from './letter.js';

const time = z.iso.datetime({ offset: true }).transform((text) => new Date(text));
const text = z.string().min(1).max(500);
const Filter = z.strictObject({ topic: text, group: text, reason: text, since: time, until: time, id: text }).partial();
// Everything at once only if that is said: an empty body is more often a mistake.
const Choice = Filter.extend({ all: z.literal(true).optional() }).refine((choice) => Object.keys(choice).length > 0, 'say which: topic, group, reason, since, until, id, or "all": true');

const MAX_LISTED = 1_000;
const SHOWN_BYTES = 64 * 1024;

/** Dead letters over HTTP, as `newsreel dlq` has them. Where it is mounted, the paths need what all others need. */
@Controller('api/v1/dead-letters')
export class DeadLettersController {
  constructor(@Inject(DeadLetters) private readonly letters: DeadLetters) {}

  /** The oldest 1,000 that match; `total` says how many there are. */
  @Get()
  async list(@Query() query: unknown): Promise<{ total: number; items: DeadLetter[] }> {
    const items = await answering(() => this.letters.list(parsed(Filter, query)));
    return { total: items.length, items: items.slice(0, MAX_LISTED) };
  }

  /** One letter with its headers, and the first 64 KiB of its value in base64. */
  @Get('one')
  async show(@Query('id') id: unknown): Promise<DeadLetter & { headers: Record<string, string>; valueBase64: string | null }> {
    const { record, ...letter } = await answering(() => this.letters.show(parsed(text, id)));
    const headers = Object.fromEntries(Object.entries(record.headers).map(([name, value]) => [name, value.toString('utf8')]));
    return { ...letter, headers, valueBase64: record.value?.subarray(0, SHOWN_BYTES).toString('base64') ?? null };
  }

  @Post('redrive')
  @HttpCode(200)
  async redrive(@Body() body: unknown): Promise<{ redriven: number }> {
    return { redriven: await answering(() => this.letters.redrive(chosen(body))) };
  }

  @Post('drop')
  @HttpCode(200)
  async drop(@Body() body: unknown): Promise<{ dropped: number }> {
    return { dropped: await answering(() => this.letters.drop(chosen(body))) };
  }
}

@Module({})
export class DeadLettersModule {
  static of(letters: DeadLetters): DynamicModule {
    return { module: DeadLettersModule, controllers: [DeadLettersController], providers: [{ provide: DeadLetters, useValue: letters }] };
  }
}

function chosen(body: unknown): LetterFilter {
  const { all: _, ...filter } = parsed(Choice, body ?? {});
  return filter;
}

function parsed<Output>(schema: z.ZodType<Output>, input: unknown): Output {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  throw new BadRequestException(z.prettifyError(result.error));
}

/** What a caller did wrong, as HTTP says it. */
async function answering<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof BusError)) throw error;
    throw error.code === 'not-found' ? new NotFoundException(error.message) : new BadRequestException(error.message);
  }
}
