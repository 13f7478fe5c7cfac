import { createHash } from 'node:crypto';
import { Random } from './random.js';

// What goes in, and what has to come out. Written with no code of newsreel's: what the two agree on, they agree on independently.

export interface Content {
  readonly title: string;
  readonly text: string;
  /** Hex SHA-256 of title, two newlines, text. */
  readonly sha256: string;
  readonly html: (canonicalUrl: string) => Buffer;
}

export interface PageEvent {
  readonly id: string;
  readonly url: string;
  readonly fetchedAt: string;
  readonly content: Content;
  readonly body: Buffer;
}

export interface Poison {
  readonly id: string;
  readonly topic: 'pages.raw' | 'articles.enriched';
  readonly key: string;
  readonly headers: Record<string, string>;
  readonly value: string;
}

export interface Revision {
  /** The page event that first showed it. */
  readonly id: string;
  readonly fetches: number;
  readonly sha256: string;
}

export interface Plan {
  /** In the order of publishing; some twice. */
  readonly events: readonly (PageEvent | Poison)[];
  /** Pages that the crawler is to fetch over HTTP: host number and path. */
  readonly site: readonly { readonly host: number; readonly path: string; readonly content: Content }[];
  /** By canonical URL. */
  readonly revisions: ReadonlyMap<string, readonly Revision[]>;
  readonly fetches: ReadonlySet<string>;
  readonly poison: readonly Poison[];
}

export const HOSTS = 4;

const WORDS = `river council bridge market harbour school railway minister budget report valley station winter storm farmers library engine museum treaty border
village doctors research energy signal garden mountain festival voters coast factory teachers orchestra measure repair season highway insurance witness forest`.split(/\s+/);

const sha256 = (...parts: (string | Buffer)[]): string => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest('hex');

export function makePlan(count: number, seed: number): Plan {
  const random = new Random(seed);
  const viaHttp = Math.round(count / 10);
  const poison = poisonOf(Math.max(4, Math.round(count / 100)), seed);
  const events: (PageEvent | Poison)[] = [...poison];
  const revisions = new Map<string, Revision[]>();
  const fetches = new Set<string>();
  for (let article = 0; fetches.size < count - viaHttp; article++) {
    const url = `https://chaos.example/${seed}/article-${article}`;
    const ofArticle = fetchesOf(url, random);
    revisions.set(url, runsOf(ofArticle));
    for (const event of ofArticle) {
      fetches.add(event.id);
      events.push(event);
      // A repetition, as at-least-once delivery makes them.
      if (random.next() < 0.05) events.push(event);
    }
  }
  const site = Array.from({ length: viaHttp }, (_, index) => ({ host: index % HOSTS, path: `/news/story-${seed}-${index}`, content: contentOf(random) }));
  // Out of order: of one article too, for its edits may arrive before what they edit.
  return { events: random.shuffled(events), site, revisions, fetches, poison };
}

/** One to five fetches of an article, with edits, and edits that are taken back. */
function fetchesOf(url: string, random: Random): PageEvent[] {
  const versions = Array.from({ length: 1 + random.below(3) }, () => contentOf(random));
  const start = Date.UTC(2026, 0, 1) + random.below(86_400_000);
  return Array.from({ length: 1 + random.below(5) }, (_, index) => {
    const fetchedAt = new Date(start + index * 600_000).toISOString();
    const content = random.pick(versions);
    const body = content.html(url);
    return { id: sha256(url, fetchedAt, sha256(body)), url, fetchedAt, content, body };
  });
}

/** The maximal runs of equal content, in order of fetching. */
function runsOf(events: readonly PageEvent[]): Revision[] {
  const runs: Revision[] = [];
  for (const { id, content } of events) {
    const last = runs.at(-1);
    if (last?.sha256 === content.sha256) runs[runs.length - 1] = { ...last, fetches: last.fetches + 1 };
    else runs.push({ id, fetches: 1, sha256: content.sha256 });
  }
  return runs;
}

function contentOf(random: Random): Content {
  const sentence = () => {
    const words = Array.from({ length: 9 + random.below(8) }, () => random.pick(WORDS));
    return `The ${words.join(' ')}.`;
  };
  const title = `The ${Array.from({ length: 6 }, () => random.pick(WORDS)).join(' ')} ${random.below(1_000_000)}`;
  const paragraphs = Array.from({ length: 5 + random.below(4) }, () => Array.from({ length: 4 }, sentence).join(' '));
  const text = paragraphs.join('\n\n');
  const html = (url: string) =>
    Buffer.from(`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title><link rel="canonical" href="${url}">
<meta property="og:type" content="article"><meta property="og:title" content="${title}"></head>
<body><header><nav><a href="/">Home</a> <a href="/world">World</a></nav></header><main><article><h1>${title}</h1>
${paragraphs.map((paragraph) => `<p>${paragraph}</p>`).join('\n')}
</article></main><footer><p>Imprint</p></footer></body></html>`);
  return { title, text, sha256: sha256(title.normalize('NFC'), '\n\n', text), html };
}

/** Events that break their contract in one of four ways. */
function poisonOf(count: number, seed: number): Poison[] {
  return Array.from({ length: count }, (_, index) => {
    const id = `poison-${seed}-${index}`;
    const key = `https://chaos.example/poison/${index}`;
    const page = { ce_specversion: '1.0', ce_id: id, ce_source: 'urn:chaos', ce_type: 'newsreel.page.fetched.v1', ce_time: '2026-01-01T00:00:00.000Z', ce_subject: key };
    const enriched = { ...page, ce_type: 'newsreel.article.enriched.v1', 'content-type': 'application/json' };
    switch (index % 4) {
      case 0:
        return { id, key, topic: 'pages.raw', headers: page, value: 'no status, no final URL' };
      case 1:
        return { id, key, topic: 'pages.raw', headers: { ...page, ce_type: 'newsreel.page.fetched.v77' }, value: 'a type of the future' };
      case 2:
        return { id, key, topic: 'articles.enriched', headers: enriched, value: '{"title": "cut off' };
      default:
        return { id, key, topic: 'articles.enriched', headers: enriched, value: '{"title": "no other field"}' };
    }
  });
}

export const isPoison = (event: PageEvent | Poison): event is Poison => 'topic' in event;
