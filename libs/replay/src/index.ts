export { ReelError } from './reel/record.js';
export type { ReelErrorCode, ReelHeader, ReelRecord } from './reel/record.js';
export { openReel, readReel } from './reel/read.js';
export type { Reel } from './reel/read.js';
export { writeReel } from './reel/write.js';
export type { ReelInfo } from './reel/write.js';
