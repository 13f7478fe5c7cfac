import { applyDecorators, UseFilters } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import type { EventDefinition, NewsEvent } from '@newsreel/contracts';
import type { HandlerContext } from '../port/bus.js';
import type { Outcome } from '../port/outcome.js';
import { ErrorToBus } from './error-to-bus.js';

/** What a decorator leaves for the strategy to find, under `extras`. */
export interface HandlerMark {
  readonly definition: EventDefinition;
  readonly group: string;
  /** Set where the method takes batches. */
  readonly maxEvents: number | null;
}

/** A decorator for methods of this shape; one that needs no context may leave it out. */
type Marks<Shape> = <Method extends Shape>(target: object, key: string | symbol, descriptor: TypedPropertyDescriptor<Method>) => void;

/** The method handles each event of this type for `group`, and says what became of it. */
export function Handles<Data>(
  definition: EventDefinition<Data>,
  { group }: { readonly group: string },
): Marks<(event: NewsEvent<Data>, context: HandlerContext) => Promise<Outcome>> {
  return mark({ definition: definition as EventDefinition, group, maxEvents: null });
}

/** The method handles up to `maxEvents` at once: one outcome for each, in the same order. */
export function HandlesBatch<Data>(
  definition: EventDefinition<Data>,
  { group, maxEvents }: { readonly group: string; readonly maxEvents: number },
): Marks<(events: readonly NewsEvent<Data>[], context: HandlerContext) => Promise<readonly Outcome[]>> {
  return mark({ definition: definition as EventDefinition, group, maxEvents });
}

type AnyMethod = (target: object, key: string | symbol, descriptor: PropertyDescriptor) => void;

// The pattern holds the group as well: all services in one process have several handlers of one type, each for a group of its own.
function mark(handler: HandlerMark): AnyMethod {
  const decorate: AnyMethod = applyDecorators(EventPattern({ event: handler.definition.type, group: handler.group }, { handler }), UseFilters(ErrorToBus));
  return (target, key, descriptor) => {
    // Nest hands over the payload alone unless the parameters are named.
    Payload()(target, key, 0);
    Ctx()(target, key, 1);
    decorate(target, key, descriptor);
  };
}
