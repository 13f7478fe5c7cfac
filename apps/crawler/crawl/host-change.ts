import { headerOf, type Answer } from '../fetching/fetcher.js';
import type { Closing, HostChange } from '../frontier/closing.js';
import type { LeasedHost } from '../frontier/lease-hosts.js';
import { delayOf, paceAfter, retryAfterMs, type Answered } from '../schedule/pace.js';

/** What a status says of the host that sent it. */
export function answered(status: number): Answered {
  if (status === 429 || status === 503) return 'busy';
  return status >= 500 ? 'failed' : 'well';
}

/** The host's pace after a request. @param response null if there was none, @param reason what to remember as its last error. */
export function hostChange(host: LeasedHost, how: Answered, random: number, response: Answer | null, reason: string | null): HostChange {
  const delayMs = delayOf(host.delayMs, host.robotsDelayMs);
  const asked = response && retryAfterMs(headerOf(response, 'retry-after'), host.at.getTime());
  const { waitMs, slowdown, failures } = paceAfter(host, how, { delayMs, retryAfterMs: asked, random });
  return { requested: true, waitMs, slowdown, failures, error: how === 'well' ? null : reason };
}

/** Gives the turn back: nothing was requested. @param waitMs 0 leaves the host's next turn as it is. */
export function idle(host: LeasedHost, waitMs: number): Closing {
  return { host, change: { requested: false, waitMs, slowdown: host.slowdown, failures: host.failures, error: null }, entry: null, robots: null };
}
