import { CommandError, EXIT } from '../exit.js';
import { apiOfSettings } from './api.js';

const LIMIT_MS = 30_000;

/** The read API of a running newsreel: `GET` of a path, its JSON as the answer. */
export type ReadApi = <Answer>(path: string, parameters?: URLSearchParams) => Promise<Answer>;

/** @param base where it runs; what the settings say where it is not given. */
export function readApi(base?: string): ReadApi {
  const { url, key } = apiOfSettings();
  const root = base ?? url;
  return async <Answer>(path: string, parameters = new URLSearchParams()) => {
    const target = new URL(path, root);
    target.search = parameters.toString();
    const headers: Record<string, string> = { accept: 'application/json', ...(key && { authorization: `Bearer ${key}` }) };
    const { status, ok, text } = await ask(target, headers);
    if (!ok) throw new CommandError(sentence(detailOf(text) ?? `${target.origin} answered ${status}.`), status < 500 ? EXIT.usage : EXIT.someFailed);
    try {
      return JSON.parse(text) as Answer;
    } catch {
      throw new CommandError(`${target.origin} answers, but not as newsreel does. Is --url, or NEWSREEL_API_URL, that of another program?`, EXIT.usage);
    }
  };
}

async function ask(target: URL, headers: Record<string, string>): Promise<{ status: number; ok: boolean; text: string }> {
  try {
    const answer = await fetch(target, { headers, signal: AbortSignal.timeout(LIMIT_MS) });
    return { status: answer.status, ok: answer.ok, text: await answer.text() };
  } catch (error) {
    if ((error as Error).name === 'TimeoutError') throw new CommandError(`${target.origin} has not answered within ${LIMIT_MS / 1_000} s.`, EXIT.timeout);
    const why = ((error as Error).cause as Error | undefined) ?? (error as Error);
    throw new CommandError(`No newsreel answers at ${target.origin} (${why.message}). "newsreel start" runs one; --url, or NEWSREEL_API_URL, names another.`);
  }
}

/** What a problem document says (RFC 9457); null for anything else. */
function detailOf(text: string): string | null {
  try {
    const { detail } = JSON.parse(text) as { detail?: unknown };
    return typeof detail === 'string' ? detail : null;
  } catch {
    return null;
  }
}

const sentence = (text: string): string => text.replace(/\s+/g, ' ').trim();
