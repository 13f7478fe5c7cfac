// An allow list names hosts that may be reached though their addresses are private: `HOST` or `HOST:PORT`, IPv6 in brackets.

/** An entry is no host. */
export class AllowListError extends Error {
  override readonly name = 'AllowListError';
}

/** Whether the list names the URL's host: an entry without a port means any port. */
export function isAllowed(url: URL, allow: readonly string[]): boolean {
  const port = url.port || (url.protocol === 'https:' ? '443' : '80');
  return allow.some((entry) => entry === url.hostname || entry === `${url.hostname}:${port}`);
}

/**
 * Checks and normalizes an entry as the WHATWG URL Standard spells hosts.
 * @throws AllowListError naming the entry and what is allowed.
 */
export function allowEntry(entry: string): string {
  const parsed = /[\s/@?#]/.test(entry) ? null : URL.parse(`http://${entry}`);
  if (!parsed || parsed.pathname !== '/') throw new AllowListError(`${JSON.stringify(entry)} is no host to allow. Give HOST or HOST:PORT, like 127.0.0.1:8080 or intranet.example.`);
  const port = /:(\d+)$/.exec(entry)?.[1];
  return port ? `${parsed.hostname}:${Number(port)}` : parsed.hostname;
}
