import type { Gold } from './corpus.js';
import type { Prediction } from './score.js';

/** Shares of the pages whose gold has the field; null where none has it. */
export interface MetadataScore {
  /** Equal after case and white space. */
  readonly title: number | null;
  /** Within the same minute. */
  readonly minute: number | null;
  /** On the same day, in the gold's zone. */
  readonly day: number | null;
  readonly authorsPrecision: number | null;
  readonly authorsRecall: number | null;
  readonly language: number | null;
}

export function scoreMetadata(gold: readonly Gold[], predicted: (one: Gold) => Prediction): MetadataScore {
  const title = new Share();
  const minute = new Share();
  const day = new Share();
  const precision = new Share();
  const recall = new Share();
  const language = new Share();
  for (const one of gold) {
    const guess = predicted(one);
    if (one.title) title.add(norm(guess.title ?? '') === norm(one.title));
    if (one.publishedAt) {
      const right = dateRight(one.publishedAt, guess.publishedAt ?? null);
      if (right?.minute !== null && right) minute.add(right.minute);
      if (right) day.add(right.day);
    }
    if (one.authors) {
      const wanted = names(one.authors);
      const found = names(guess.authors ?? []);
      for (const name of found) precision.add(wanted.has(name));
      for (const name of wanted) recall.add(found.has(name));
    }
    if (one.language) language.add(tag(guess.language) === tag(one.language));
  }
  return { title: title.value, minute: minute.value, day: day.value, authorsPrecision: precision.value, authorsRecall: recall.value, language: language.value };
}

class Share {
  private right = 0;
  private all = 0;

  add(isRight: boolean): void {
    this.all++;
    if (isRight) this.right++;
  }

  get value(): number | null {
    return this.all > 0 ? this.right / this.all : null;
  }
}

/** NFKC, without invisible characters, case folded, single spaces. */
function norm(text: string): string {
  const folded = text.normalize('NFKC').replace(/\p{Cf}/gu, '').toUpperCase().toLowerCase();
  return folded.replace(/\s+/g, ' ').trim();
}

function names(list: readonly string[]): Set<string> {
  return new Set(list.map(norm).filter((name) => name !== ''));
}

function tag(language: string | null | undefined): string {
  const subtag = (language ?? '').toLowerCase().split(/[-_]/)[0]!;
  return subtag === 'nb' || subtag === 'nn' ? 'no' : subtag;
}

interface Stamp {
  /** Milliseconds, as if the zone were UTC. */
  readonly local: number;
  readonly hasTime: boolean;
  /** Minutes east of UTC, null if the text names no zone. */
  readonly offset: number | null;
}

function readStamp(text: string | null): Stamp | null {
  const match = /^\s*(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?\s*(Z|UTC|[+-]\d\d:?\d\d)?)?\s*$/i.exec(text ?? '');
  if (!match) return null;
  const [, year, month, day, hour, minute, second, zone] = match;
  const local = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour ?? 0), Number(minute ?? 0), Math.min(59, Number(second ?? 0)));
  const offset = !zone ? null : /^[zu]/i.test(zone) ? 0 : (zone[0] === '-' ? -1 : 1) * (60 * Number(zone.slice(1, 3)) + Number(zone.slice(-2)));
  return { local, hasTime: hour !== undefined, offset };
}

/** A time without zone is read as UTC; where the gold has none, any whole quarter of an hour up to 14 hours away is right. */
function dateRight(gold: string, guess: string | null): { minute: boolean | null; day: boolean } | null {
  const right = readStamp(gold);
  if (!right) return null;
  const found = readStamp(guess);
  const dayOf = (local: number) => Math.floor(local / 86_400_000);
  if (!found) return { minute: right.hasTime ? false : null, day: false };
  if (!right.hasTime) return { minute: null, day: dayOf(found.local) === dayOf(right.local) };
  if (right.offset === null) {
    const away = Math.abs(found.local - right.local) / 1000;
    const minute = found.hasTime && away <= 14 * 3600 + 59 && Math.min(away % 900, 900 - (away % 900)) < 60;
    return { minute, day: minute || dayOf(found.local) === dayOf(right.local) };
  }
  const instant = ({ local, offset }: Stamp) => local - (offset ?? 0) * 60_000;
  const minute = found.hasTime && Math.abs(instant(found) - instant(right)) < 60_000;
  const sameZone = found.offset === null ? found.local : instant(found) + right.offset * 60_000;
  return { minute, day: minute || dayOf(sameZone) === dayOf(right.local) };
}
