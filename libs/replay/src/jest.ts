import type {} from 'expect';
import type { EventDefinition } from '@newsreel/contracts';
import type { EventPart } from './testing/match-event.js';

export * from './testing.js';

interface EventMatchers<Result> {
  /** The event is of this type, keeps its contract, and has these parts. */
  toMatchEvent(definition: EventDefinition<never> | EventDefinition, expected?: EventPart): Result;
}

// The ways in which the types of Jest are extended: of `expect` as a global, and as it is imported from '@jest/globals'.
declare global {
  // eslint-disable-next-line @typescript-eslint/no-namespace
  namespace jest {
    // eslint-disable-next-line @typescript-eslint/no-unused-vars, @typescript-eslint/no-empty-object-type
    interface Matchers<R, T = {}> extends EventMatchers<R> {}
  }
}

declare module 'expect' {
  // eslint-disable-next-line @typescript-eslint/no-unused-vars, @typescript-eslint/no-empty-object-type
  interface Matchers<R extends void | Promise<void>, T = unknown> extends EventMatchers<R> {}
}
