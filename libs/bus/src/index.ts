export { deadLetter, done, retryLater } from './port/outcome.js';
export type { Outcome } from './port/outcome.js';
export { BUS } from './port/bus.js';
export type { Bus, BusHealth, Handle, HandleBatch, HandlerContext, Subscription } from './port/bus.js';
