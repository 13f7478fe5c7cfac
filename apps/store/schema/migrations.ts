import { Articles1760000000001 } from './migrations/1760000000001-articles.js';

/** In order. A class list, because globs do not survive a build. */
export const migrations = [Articles1760000000001];
