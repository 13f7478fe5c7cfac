import { isIP, type LookupFunction } from 'node:net';
import { buildConnector } from 'undici';
import { isPublicAddress } from './address.js';
import { FetchFailure } from './failure.js';
import { createResolve, type Resolve } from './resolve.js';

export interface ConnectorOptions {
  /** False only for hosts that an allow list names. */
  readonly publicOnly: boolean;
  /** Milliseconds for look-up, connection and TLS together. */
  readonly connectMs: number;
  readonly network?: Network;
}

/** What a test or a bench puts in the place of the internet. */
export interface Network {
  /** How names are resolved; normally by DNS and the system. */
  readonly resolve?: Resolve;
  /** Which addresses may be reached without an allow list; normally those of the public internet. */
  readonly isPublic?: (address: string) => boolean;
  /** Certificates to trust instead of those that Node does, in PEM. */
  readonly ca?: string;
}

/**
 * How sockets are opened. Where `publicOnly` is set, the check sits right here, on the very addresses that the socket is given: a name that
 * answers differently at each look-up gains nothing, and an address that stands in the URL, for which no look-up is made, is checked too.
 */
export function guardedConnector({ publicOnly, connectMs, network = {} }: ConnectorOptions): buildConnector.connector {
  const { resolve = createResolve(), isPublic = isPublicAddress, ca } = network;
  const lookup: LookupFunction = (hostname, options, callback) => {
    resolve(hostname).then(
      (addresses) => {
        const usable = publicOnly ? addresses.filter(({ address }) => isPublic(address)) : addresses;
        if (usable.length === 0) return callback(refusal(hostname, addresses.map(({ address }) => address).join(', ')), '', 0);
        if (options.all) return callback(null, [...usable]);
        callback(null, usable[0]!.address, usable[0]!.family);
      },
      (error: NodeJS.ErrnoException) => callback(error, '', 0),
    );
  };
  const connect = buildConnector({ timeout: connectMs, allowH2: true, preferH2: true, lookup, ...(ca && { ca }) } as buildConnector.BuildOptions);
  return (options, callback) => {
    const literal = options.hostname.replace(/^\[|\]$/g, '');
    if (publicOnly && isIP(literal) && !isPublic(literal)) {
      queueMicrotask(() => callback(refusal(options.hostname, literal), null));
      return;
    }
    connect(options, (...answer) => {
      const [error, socket] = answer;
      // What must stay true whatever the look-up did: nothing is ever written to a socket that reaches inside.
      if (!error && publicOnly && !isPublic(socket.remoteAddress ?? '')) {
        socket.destroy();
        return callback(refusal(options.hostname, socket.remoteAddress ?? 'an unknown address'), null);
      }
      callback(...answer);
    });
  };
}

const refusal = (hostname: string, addresses: string) =>
  new FetchFailure('refused-address', `${hostname} is at ${addresses || 'no address'}, which is no address of the public internet. If that is meant, put the host on the source's allow list.`);
