import { Server, type CustomTransportStrategy, type MessageHandler } from '@nestjs/microservices';
import { isObservable, lastValueFrom } from 'rxjs';
import type { Bus, Handle, HandleBatch } from '../port/bus.js';
import type { HandlerMark } from './handles.js';

/** Nest's way onto the bus: `app.connectMicroservice({ strategy: new BusStrategy(bus) })` subscribes every method marked with `@Handles` or `@HandlesBatch`. */
export class BusStrategy extends Server implements CustomTransportStrategy {
  override readonly transportId = Symbol('newsreel bus');
  override propagatesEventHandlerErrors = true;

  constructor(private readonly bus: Bus) {
    super();
  }

  listen(callback: (error?: unknown) => void): void {
    try {
      for (const [pattern, handler] of this.getHandlers()) this.subscribe(pattern, handler);
    } catch (error) {
      callback(error);
      return;
    }
    this.bus.start().then(
      () => callback(),
      (error: unknown) => callback(error),
    );
  }

  private subscribe(pattern: string, method: MessageHandler): void {
    const mark = (method.extras as { handler?: HandlerMark } | undefined)?.handler;
    if (!mark) throw new Error(`The handler of ${pattern} is not marked with @Handles or @HandlesBatch; the bus knows no other patterns.`);
    if (method.next) throw new Error(`Two methods handle ${mark.definition.type} for ${mark.group}; one event has one outcome, so give one of them a group of its own.`);
    const call = async (what: unknown, context: unknown) => {
      const answer: unknown = await method(what, context);
      return isObservable(answer) ? await lastValueFrom(answer) : answer;
    };
    const { group, definition, maxEvents } = mark;
    const handler = maxEvents === null ? { one: call as Handle } : { batch: call as HandleBatch, maxEvents };
    this.bus.subscribe({ group, topic: definition.topic, events: [definition], handler });
  }

  close(): Promise<void> {
    return this.bus.close();
  }

  on(): never {
    throw new Error('The bus reports through health, logs and metrics; it has no events to listen to.');
  }

  unwrap<Client>(): Client {
    return this.bus as Client;
  }
}
