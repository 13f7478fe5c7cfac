import { Articles1760000000001 } from './migrations/1760000000001-articles.js';
import { Bands1760000000005 } from './migrations/1760000000005-bands.js';
import { Retention1760000000004 } from './migrations/1760000000004-retention.js';
import { Sequences1760000000006 } from './migrations/1760000000006-sequences.js';
import { Stories1760000000002 } from './migrations/1760000000002-stories.js';
import { Stream1760000000003 } from './migrations/1760000000003-stream.js';

/** In order. A class list, because globs do not survive a build. */
export const migrations = [Articles1760000000001, Stories1760000000002, Stream1760000000003, Retention1760000000004, Bands1760000000005, Sequences1760000000006];
