import { Agent, request } from 'undici';
import { isAllowed } from './allow-list.js';
import { acceptedEncodings, collect, decoded, discard, type Pieces } from './body.js';
import { guardedConnector, type Network } from './connector.js';
import { FetchFailure, failureOf } from './failure.js';

/** In milliseconds and bytes. A lease (90 s) outlives a whole fetch by far. */
export const limits = {
  connectMs: 10_000,
  headersMs: 15_000,
  /** Between two pieces of a body. */
  stallMs: 10_000,
  wholeMs: 30_000,
  headerBytes: 64 * 1024,
  bodyBytes: 8 * 1024 * 1024,
} as const;

export interface FetcherOptions {
  readonly version: string;
  /** Where a site's operator reaches us; null: only hosts on an allow list are fetched. */
  readonly contact: string | null;
  readonly network?: Network;
  readonly limits?: Partial<Record<keyof typeof limits, number>>;
  /** Hears of every response. */
  readonly onExchange?: (exchange: Exchange) => void;
}

export interface FetchRequest {
  readonly url: string;
  /** Hosts that may be private. */
  readonly allow: readonly string[];
  readonly headers?: Readonly<Record<string, string>>;
  /** Another cap for the body than that of pages. */
  readonly maxBytes?: number;
}

/** A response without its body. */
export interface Answer {
  readonly status: number;
  /** In the order they came; names in lower case. */
  readonly headers: readonly (readonly [name: string, value: string])[];
}

export interface Fetched extends Answer {
  /** Without its content-encoding; empty unless the status is one of success. */
  readonly body: Buffer;
}

/** A request and its response as they went over the wire, but for chunks and HTTP/2's frames. */
export interface Exchange {
  readonly url: string;
  readonly at: Date;
  readonly requestHeaders: Readonly<Record<string, string>>;
  readonly status: number;
  readonly headers: Answer['headers'];
  /** With its content-encoding; empty where no success was answered. */
  readonly body: Buffer;
}

/** The value of a header, several of one name joined as RFC 9110 section 5.3 says; null if there is none. */
export function headerOf({ headers }: Pick<Answer, 'headers'>, name: string): string | null {
  const values = headers.filter(([key]) => key === name).map(([, value]) => value);
  return values.length === 0 ? null : values.join(', ');
}

/** Makes single requests: it follows no redirect, keeps no cookie, and holds every response under its caps. */
export class Fetcher {
  readonly userAgent: string;
  private readonly limits: Record<keyof typeof limits, number>;
  private readonly outside: Agent;
  private readonly inside: Agent;

  constructor(private readonly options: FetcherOptions) {
    this.userAgent = `newsreel/${options.version}${options.contact ? ` (+${options.contact})` : ''}`;
    this.limits = { ...limits, ...options.limits };
    // Two sets of connections: one opened for a host on an allow list is never used for a source that has no such list.
    this.outside = this.agent(true);
    this.inside = this.agent(false);
  }

  /** A response and the whole of its body. @param cutAtBytes the body ends there, whatever follows. @throws FetchFailure */
  async get(wanted: FetchRequest, cutAtBytes?: number): Promise<Fetched> {
    const { content, ...answer } = await this.read(wanted, (pieces) => collect(pieces, cutAtBytes));
    return { ...answer, body: content ?? Buffer.alloc(0) };
  }

  /**
   * A response, and what `take` makes of its body while it comes, within the time and the cap there are; null unless the status is one of
   * success. Where it stops, or does not begin, the rest is not fetched.
   * @throws FetchFailure, and what `take` throws
   */
  async read<Content>({ url, allow, headers, maxBytes = this.limits.bodyBytes }: FetchRequest, take: (pieces: Pieces, answer: Answer) => Promise<Content>): Promise<Answer & { readonly content: Content | null }> {
    const inside = isAllowed(new URL(url), allow);
    if (!inside && this.options.contact === null) {
      throw new FetchFailure('no-contact', `${new URL(url).host} is not on an allow list, and NEWSREEL_CONTACT is not set. Set it to a mail address or URL where the site's operator can reach you.`);
    }
    const requestHeaders = { 'user-agent': this.userAgent, accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.5', 'accept-encoding': acceptedEncodings, ...headers };
    const at = new Date();
    const raw: Buffer[] = [];
    const { onExchange } = this.options;
    const response = await request(url, { dispatcher: inside ? this.inside : this.outside, headers: requestHeaders, signal: AbortSignal.timeout(this.limits.wholeMs) }).catch((error: unknown) => {
      throw failureOf(error);
    });
    const answer = { status: response.statusCode, headers: pairs(response.headers) };
    const ok = answer.status >= 200 && answer.status < 300;
    if (!ok) await discard(response.body);
    const pieces = () => failing(decoded(response.body, headerOf(answer, 'content-encoding') ?? '', maxBytes, onExchange && ((piece) => raw.push(piece))));
    const content = ok ? await take(pieces(), answer) : null;
    // A body that is given up says so by an error, which nobody else waits for.
    if (!response.body.readableEnded) response.body.on('error', () => {}).destroy();
    onExchange?.({ url, at, requestHeaders, ...answer, body: Buffer.concat(raw) });
    return { ...answer, content };
  }

  async close(): Promise<void> {
    await Promise.all([this.outside.destroy(), this.inside.destroy()]);
  }

  private agent(publicOnly: boolean): Agent {
    const { connectMs, headersMs, stallMs, headerBytes } = this.limits;
    return new Agent({
      connect: guardedConnector({ publicOnly, connectMs, network: this.options.network }),
      // The frontier sends one request to a host at a time: a second connection would only be for one that is closing.
      connections: 2,
      pipelining: 1,
      headersTimeout: headersMs,
      bodyTimeout: stallMs,
      maxHeaderSize: headerBytes,
      keepAliveTimeout: 8_000,
    });
  }
}

/** What breaks the connection says so as a FetchFailure; what breaks in those who read on is their own. */
async function* failing(pieces: Pieces): AsyncGenerator<Buffer> {
  try {
    yield* pieces;
  } catch (error) {
    throw failureOf(error);
  }
}

function pairs(headers: Readonly<Record<string, string | string[] | undefined>>): [string, string][] {
  return Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [value].flat().map((one): [string, string] => [name.toLowerCase(), one])));
}
