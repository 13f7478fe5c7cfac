import { ContractError, decode, definitionOf, type NewsEvent } from '@newsreel/contracts';
import type { LogRecord } from '../log/log.js';
import type { Subscription } from '../port/bus.js';
import { BusError } from '../port/errors.js';
import { header } from './dead-letter.js';

/** `handled` by its subscription; `passed` over, since it is not for this group or nobody here handles its type; `broken` where its contract is. */
export type Route =
  | { readonly kind: 'handled'; readonly subscription: Subscription }
  | { readonly kind: 'passed' }
  | { readonly kind: 'broken'; readonly error: ContractError };

/** What a group does with the records of one topic: decided by headers alone, so that what is passed over is never decoded. */
export class Routes {
  private readonly byType = new Map<string, Subscription>();

  constructor(private readonly group: string) {}

  /** @throws BusError if the type has a handler already. */
  add(subscription: Subscription): void {
    for (const { type } of subscription.events) {
      if (this.byType.has(type)) throw new BusError('bad-request', `${this.group} has two handlers for ${type}; one event has one outcome, so give one of them a group of its own.`);
      this.byType.set(type, subscription);
    }
  }

  get subscriptions(): readonly Subscription[] {
    return [...new Set(this.byType.values())];
  }

  of({ headers }: LogRecord): Route {
    const redriveGroup = headers[header.redriveGroup]?.toString('utf8');
    if (redriveGroup !== undefined && redriveGroup !== this.group) return { kind: 'passed' };
    const type = headers.ce_type?.toString('utf8');
    const subscription = type === undefined ? undefined : this.byType.get(type);
    if (subscription) return { kind: 'handled', subscription };
    if (type !== undefined && definitionOf(type)) return { kind: 'passed' };
    const error = type === undefined ? new ContractError('not-a-cloudevent', 'There is no header ce_type.') : new ContractError('unknown-type', `No event type ${JSON.stringify(type)} is known here; a newer newsreel may have written it.`);
    return { kind: 'broken', error };
  }
}

/** @throws ContractError */
export function eventOf(record: LogRecord): NewsEvent {
  return decode(record);
}
