import { setTimeout as pause } from 'node:timers/promises';
import type { Ledger } from './ledger.js';
import type { Random } from './random.js';
import { Service, type ServiceName } from './services.js';
import type { Broker, Database } from './servers.js';

export type Fault =
  /** `progress`: as soon as the service has written something off; `any`: at any time. */
  | { readonly kind: 'kill'; readonly service: ServiceName; readonly at: 'any' | 'progress' }
  | { readonly kind: 'stall'; readonly service: ServiceName }
  | { readonly kind: 'broker' | 'database' | 'refusal' | 'storm' };

export interface Field {
  readonly services: Readonly<Record<ServiceName, Service>>;
  readonly extra: (name: ServiceName) => Service;
  readonly broker: Broker | null;
  readonly database: Database;
  readonly ledger: Ledger;
  readonly sessionMs: number;
  readonly refusalMs: number;
  readonly random: Random;
  /** Publishes some more, so many shares: there has to be work. */
  readonly feed: (shares?: number) => Promise<void>;
  readonly say: (line: string) => void;
}

/** What every run has to have, however small; more where there is room. */
export function faultsOf(random: Random, withBroker: boolean, rounds: number): Fault[] {
  const least: Fault[] = [
    ...(['crawler', 'enrichment', 'store'] as const).flatMap((service) => [{ kind: 'kill', service, at: 'any' } as const, { kind: 'kill', service, at: 'progress' } as const]),
    ...(withBroker ? [{ kind: 'broker' } as const] : []),
    { kind: 'database' },
    { kind: 'refusal' },
    { kind: 'stall', service: random.pick(['enrichment', 'store'] as const) },
    { kind: 'storm' },
  ];
  return Array.from({ length: rounds }, () => random.shuffled(least)).flat();
}

export const nameOf = (fault: Fault): string => ('service' in fault ? `${fault.kind} ${fault.service}` : fault.kind);

/** Makes the fault happen. False if it did not count: a kill with nothing in hand proves nothing. */
export async function commit(fault: Fault, field: Field): Promise<boolean> {
  field.say(`  ${nameOf(fault)} …`);
  switch (fault.kind) {
    case 'kill':
      return kill(fault.service, fault.at, field);
    case 'stall':
      return stall(fault.service, field);
    case 'broker':
      await field.feed();
      await field.broker!.kill();
      return true;
    case 'database':
      await field.feed();
      await field.database.kill();
      return true;
    case 'refusal':
      await field.feed();
      await field.database.refuse(field.refusalMs);
      return true;
    case 'storm':
      return storm(field);
  }
}

/**
 * Stops the service, gives it work, lets it go on for a moment, kills it. Whether work was in hand is looked at once it is dead: now nobody writes it off any more.
 */
async function kill(name: ServiceName, at: 'any' | 'progress', { services, ledger, feed, random }: Field): Promise<boolean> {
  for (let tries = 0; tries < 8; tries++) {
    await services[name].untilReady();
    services[name].signal('SIGSTOP');
    await feed(2);
    const hasWork = await waitForWork(name, ledger);
    const before = await ledger.writtenOff(name);
    services[name].signal('SIGCONT');
    // A service that writes off all it has at once has nothing in hand behind it: then at any time.
    if (at === 'progress' && tries < 4) await waitUntil(async () => (await ledger.writtenOff(name)) > before);
    else await pause(random.below(250));
    await services[name].kill('SIGKILL');
    const left = await ledger.inHand(name);
    if (name === 'crawler') await forgetLeases(ledger);
    if (hasWork && left > 0) return true;
  }
  return false;
}

const waitForWork = (name: ServiceName, ledger: Ledger): Promise<boolean> => waitUntil(async () => (await ledger.before(name)) > 0);

async function waitUntil(holds: () => Promise<boolean>): Promise<boolean> {
  for (let looks = 0; looks < 100; looks++) {
    if (await holds()) return true;
    await pause(20);
  }
  return false;
}

/** A lease of a dead crawler lasts 90 s by the database's clock; we let that time pass at once. */
async function forgetLeases(ledger: Ledger): Promise<void> {
  await ledger.query('UPDATE crawler.hosts SET leased_until = now() WHERE lease IS NOT NULL');
}

async function stall(name: ServiceName, { services, extra, ledger, feed, sessionMs }: Field): Promise<boolean> {
  const other = extra(name);
  await other.start();
  await feed();
  await waitForWork(name, ledger);
  services[name].signal('SIGSTOP');
  await feed();
  await pause(sessionMs * 1.5);
  services[name].signal('SIGCONT');
  await feed();
  await other.stop();
  return true;
}

/** Members come and go faster than a group can settle. */
async function storm({ extra, feed }: Field): Promise<boolean> {
  for (let round = 0; round < 2; round++) {
    const members = [extra('enrichment'), extra('store')];
    await Promise.all(members.map((member) => member.start()));
    await feed();
    await Promise.all(members.map((member, index) => member.stop((index + round) % 2 === 0 ? 'SIGKILL' : 'SIGTERM')));
  }
  return true;
}
