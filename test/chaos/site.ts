import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { HOSTS, type Content, type Plan } from './plan.js';

/** The hosts that the crawler fetches from: a list of URLs each, and pages. */
export class Site {
  readonly content = new Map<string, Content>();
  private readonly servers: Server[] = [];
  private readonly origins: string[] = [];

  async start(plan: Plan): Promise<void> {
    for (let host = 0; host < HOSTS; host++) {
      const server = createServer(({ url = '/' }, response) => {
        const answer = this.answer(host, url);
        // A moment to be killed in.
        setTimeout(() => response.writeHead(answer ? 200 : 404, { 'content-type': url.endsWith('.txt') ? 'text/plain' : 'text/html; charset=utf-8' }).end(answer ?? 'nothing here'), 5);
      });
      server.listen(0, '127.0.0.1');
      await once(server, 'listening');
      this.servers.push(server);
      this.origins.push(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    }
    for (const { host, path, content } of plan.site) this.content.set(this.origins[host]! + path, content);
  }

  /** A source for each host. Its list names one page; the others are asked for one by one. */
  get sources(): { id: string; url: string; host: string }[] {
    return this.origins.map((origin, index) => ({ id: `chaos-${index}`, url: `${origin}/list.txt`, host: new URL(origin).host }));
  }

  sourceOf(url: string): string {
    return `chaos-${this.origins.indexOf(new URL(url).origin)}`;
  }

  private answer(host: number, path: string): Buffer | string | null {
    const origin = this.origins[host]!;
    if (path === '/list.txt') return [...this.content.keys()].find((url) => url.startsWith(`${origin}/`))!;
    return this.content.get(origin + path)?.html(origin + path) ?? null;
  }

  close(): void {
    for (const server of this.servers) {
      server.close();
      server.closeAllConnections();
    }
  }
}
