import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { ConfigError } from '../config/read.js';

export type Scope = 'read' | 'admin';

/** A key is known by its SHA-256 alone: 32 random bytes need no slow hash, and who reads the configuration cannot use it. */
export interface ApiKey {
  readonly scope: Scope;
  readonly sha256: Buffer;
}

/** `none`: whoever reaches the port may do everything. */
export type Access = 'none' | readonly ApiKey[];

const ALLOWED = 'Allowed: SCOPE:SHA256 of each key, separated by commas (scope read or admin, the hash in hexadecimal), or none.';
const LOOPBACK = /^(127\.\d+\.\d+\.\d+|::1|localhost)$/;

/**
 * Who may use the API. On loopback everybody, unless keys are given; a host that the network reaches needs keys, or an explicit `none`.
 * @param setting the value of NEWSREEL_API_KEYS.
 * @throws ConfigError saying what to set.
 */
export function accessOf(host: string, setting: string | undefined): Access {
  if (setting === 'none') return 'none';
  if (setting === undefined) {
    if (LOOPBACK.test(host)) return 'none';
    throw new ConfigError(`NEWSREEL_HOST is ${JSON.stringify(host)}, which the network reaches, but NEWSREEL_API_KEYS is not set. ${ALLOWED} \`node dist/apps/store/new-key.js read\` makes one.`);
  }
  return setting.split(',').map((entry) => parse(entry.trim()));
}

function parse(entry: string): ApiKey {
  const match = /^(read|admin):([0-9a-f]{64})$/i.exec(entry);
  if (!match) throw new ConfigError(`NEWSREEL_API_KEYS has an entry of ${entry.length} characters that is no key (not shown). ${ALLOWED}`);
  return { scope: match[1]!.toLowerCase() as Scope, sha256: Buffer.from(match[2]!, 'hex') };
}

/** The widest scope that the key has; null if nobody knows it. Every known key is compared, whichever it is, in the same time. */
export function scopeOf(key: string, known: readonly ApiKey[]): Scope | null {
  const sha256 = createHash('sha256').update(key, 'utf8').digest();
  let scope: Scope | null = null;
  for (const one of known) {
    const same = timingSafeEqual(sha256, one.sha256);
    if (same && scope !== 'admin') scope = one.scope;
  }
  return scope;
}

/** A new key, and the entry of NEWSREEL_API_KEYS that lets it in. To change a key, list both for a while. */
export function newKey(scope: Scope): { readonly key: string; readonly entry: string } {
  const key = `nr_${randomBytes(32).toString('base64url')}`;
  return { key, entry: `${scope}:${createHash('sha256').update(key).digest('hex')}` };
}
