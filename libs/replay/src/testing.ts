// What a test needs, whatever runs it; `./jest` adds the types of Jest's matchers.
export { MemoryLog, memoryLog } from '@newsreel/bus';
export { examplesOf, newEvent } from '@newsreel/contracts';
export { openReel, readReel } from './reel/read.js';
export { writeReel } from './reel/write.js';
export { collect } from './testing/collect.js';
export { eventually } from './testing/eventually.js';
export type { EventuallyOptions } from './testing/eventually.js';
export { duplicate, poison, redeliver, reorder } from './testing/failures.js';
export { seededRandom, sequentialIds } from './testing/ids.js';
export { assertEvent, eventDifferences, toMatchEvent } from './testing/match-event.js';
export type { EventPart } from './testing/match-event.js';
export { memoryBus } from './testing/memory-bus.js';
export type { DeadLetter, MemoryBus, MemoryBusOptions } from './testing/memory-bus.js';
export { playReel } from './testing/play-reel.js';
export type { Played, Player, PlayOptions, TestingModuleLike } from './testing/play-reel.js';
export { recordsOf } from './testing/event-records.js';
export { virtualClock } from './testing/virtual-clock.js';
export type { VirtualClock } from './testing/virtual-clock.js';
