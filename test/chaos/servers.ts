import { mkdir, chmod } from 'node:fs/promises';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { freePort, startCluster, type Cluster } from '@newsreel/platform';

type LocalKafka = Awaited<ReturnType<typeof import('../../deploy/kafka/kafka.js').startKafka>>;

/** A broker that can be killed and comes back with what it had. */
export class Broker {
  private kafka: LocalKafka | null = null;
  constructor(private readonly folder: string) {}

  async start(): Promise<void> {
    const { startKafka } = (await import(pathToFileURL(resolve('deploy/kafka/kafka.ts')).href)) as typeof import('../../deploy/kafka/kafka.js');
    this.kafka = await startKafka({ folder: this.folder, port: 0 });
  }

  get address(): string {
    return this.kafka!.brokers;
  }

  async kill(): Promise<void> {
    await this.kafka!.stop('SIGKILL');
    await pause(500);
    await this.start();
  }

  async stop(): Promise<void> {
    await this.kafka?.stop('SIGKILL');
  }
}

/** A database behind a door: it can be killed, and the door can be shut. */
export class Database {
  private cluster: Cluster | null = null;
  private door: Server | null = null;
  private readonly through = new Set<Socket>();
  private starting: Promise<void> | null = null;
  private port = 0;
  private doorPort = 0;

  constructor(private readonly folder: string) {}

  async start(): Promise<void> {
    await mkdir(this.folder, { recursive: true });
    await chmod(this.folder, 0o755);
    this.port = await freePort();
    this.doorPort = await freePort();
    await this.startCluster();
    await this.open();
  }

  /** For the proof and the marks: past the door. */
  get url(): string {
    return this.cluster!.url;
  }

  /** For the services. */
  get serviceUrl(): string {
    return this.cluster!.url.replace(`:${this.port}/`, `:${this.doorPort}/`);
  }

  async kill(): Promise<void> {
    process.kill(this.cluster!.pid, 'SIGKILL');
    await this.startCluster();
  }

  async refuse(ms: number): Promise<void> {
    const closed = once(this.door!, 'close');
    this.door!.close();
    for (const socket of this.through) socket.destroy();
    await closed;
    await pause(ms);
    await this.open();
  }

  async stop(): Promise<void> {
    this.door?.close();
    for (const socket of this.through) socket.destroy();
    // The run may be called off while the server is just coming back.
    await this.starting?.catch(() => undefined);
    await this.cluster?.stop();
  }

  private startCluster(): Promise<void> {
    return (this.starting = this.tryToStart());
  }

  /** After a kill the processes of the dead server go first, so it takes some tries. */
  private async tryToStart(): Promise<void> {
    for (let tries = 1; ; tries++) {
      try {
        this.cluster = await startCluster({ folder: join(this.folder, 'cluster'), port: this.port, password: 'chaos', settings: ['max_connections=200', 'fsync=off'] });
        return;
      } catch (error) {
        if (tries === 20) throw error;
        await pause(500);
      }
    }
  }

  private async open(): Promise<void> {
    this.door = createServer((inside) => {
      const outside = connect(this.port, '127.0.0.1');
      for (const [socket, other] of [[inside, outside], [outside, inside]] as const) {
        this.through.add(socket);
        socket.on('error', () => other.destroy());
        socket.on('close', () => {
          this.through.delete(socket);
          other.destroy();
        });
        socket.pipe(other);
      }
    });
    this.door.listen(this.doorPort, '127.0.0.1');
    await once(this.door, 'listening');
  }
}
