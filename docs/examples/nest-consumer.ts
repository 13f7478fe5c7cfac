import { Controller, Inject, Logger, Module, type DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Ctx, EventPattern, KafkaContext, Transport, type MicroserviceOptions } from '@nestjs/microservices';
import { ContractError, decode } from '@newsreel/contracts';
import { Articles, type Change } from './articles.js';

type OnChange = (change: Change) => void | Promise<void>;
const TOPIC = process.env.ARTICLES_TOPIC ?? 'articles.stored';
const ON_CHANGE = Symbol('what is done with a change');

/** Of newsreel a Nest app needs the contracts alone: the controller is Nest's own, on Nest's own Kafka server. */
@Controller()
export class ArticlesController {
  private readonly log = new Logger(ArticlesController.name);
  private readonly articles = new Articles();

  constructor(@Inject(ON_CHANGE) private readonly onChange: OnChange) {}

  @EventPattern<string>(TOPIC)
  async onArticle(@Ctx() context: KafkaContext): Promise<void> {
    const { key, value, headers } = context.getMessage();
    try {
      await this.articles.apply(decode({ key: bytes(key), value: bytes(value), headers: allBytes(headers) }), this.onChange);
    } catch (error) {
      // A later version, say: park it. Thrown on, it would come again and again.
      if (!(error instanceof ContractError)) throw error;
      this.log.warn(error.message);
    }
  }
}

// Nest's parser leaves values as they are where it is told to, and makes text, or JSON, of keys and headers.
const bytes = (part: unknown): Buffer | null => (part === null || part === undefined ? null : Buffer.isBuffer(part) ? part : Buffer.from(typeof part === 'string' ? part : JSON.stringify(part)));
const allBytes = (headers: Readonly<Record<string, unknown>> = {}): Record<string, Buffer> => Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, bytes(value) ?? Buffer.alloc(0)]));

@Module({})
export class ArticlesModule {
  static with(onChange: OnChange): DynamicModule {
    return { module: ArticlesModule, controllers: [ArticlesController], providers: [{ provide: ON_CHANGE, useValue: onChange }] };
  }
}

export async function consume({ brokers, group = 'nest-example', onChange }: { readonly brokers: readonly string[]; readonly group?: string; readonly onChange: OnChange }): Promise<{ close(): Promise<void> }> {
  const app = await NestFactory.createMicroservice<MicroserviceOptions>(ArticlesModule.with(onChange), {
    transport: Transport.KAFKA,
    logger: ['error'],
    options: { client: { brokers: [...brokers] }, consumer: { groupId: group }, subscribe: { fromBeginning: true }, postfixId: '', parser: { keepBinary: true } },
  });
  await app.listen();
  return { close: () => app.close() };
}
