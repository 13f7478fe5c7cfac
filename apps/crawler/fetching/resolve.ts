import { lookup, type LookupAddress } from 'node:dns';
import { Resolver } from 'node:dns/promises';

/** Finds the addresses of a name. @throws an error with Node's code (`ENOTFOUND`, `ETIMEOUT`, …) */
export type Resolve = (hostname: string) => Promise<readonly LookupAddress[]>;

/** After these the name may still be in /etc/hosts, or with another service of the system's. */
const askSystemAfter = new Set(['ENOTFOUND', 'ENODATA', 'ECONNREFUSED', 'ENOSERVERS']);
const TRIES = { timeout: 2_500, tries: 2 };

/**
 * Asks DNS without the system's look-up, which holds one of Node's four threads for as long as it takes: a few names whose servers do not
 * answer would keep all other hosts waiting. What DNS does not know is asked of the system.
 */
export function createResolve(): Resolve {
  const resolver = new Resolver(TRIES);
  return async (hostname) => {
    if (!hostname.includes('.') || hostname.endsWith('.localhost')) return askSystem(hostname);
    const [four, six] = await Promise.allSettled([resolver.resolve4(hostname), resolver.resolve6(hostname)]);
    const addresses = [...found(four, 4), ...found(six, 6)];
    if (addresses.length > 0) return addresses;
    const { code = '' } = (four as PromiseRejectedResult).reason as NodeJS.ErrnoException;
    if (askSystemAfter.has(code)) return askSystem(hostname);
    throw Object.assign(new Error(`DNS does not answer for ${hostname} (${code})`), { code: 'EAI_AGAIN' });
  };
}

const found = (answer: PromiseSettledResult<string[]>, family: 4 | 6): LookupAddress[] => (answer.status === 'fulfilled' ? answer.value.map((address) => ({ address, family })) : []);

const askSystem: Resolve = (hostname) => new Promise((resolve, reject) => lookup(hostname, { all: true }, (error, addresses) => (error ? reject(error) : resolve(addresses))));
