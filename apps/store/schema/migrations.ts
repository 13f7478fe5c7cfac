import { Articles1760000000001 } from './migrations/1760000000001-articles.js';
import { Stories1760000000002 } from './migrations/1760000000002-stories.js';
import { Retention1760000000004 } from './migrations/1760000000004-retention.js';
import { Stream1760000000003 } from './migrations/1760000000003-stream.js';

/** In order. A class list, because globs do not survive a build. */
export const migrations = [Articles1760000000001, Stories1760000000002, Stream1760000000003, Retention1760000000004];
