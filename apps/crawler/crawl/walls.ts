import { decoderOf } from '../urls/text.js';
import { notFound, walls } from './impostor-words.js';

/** Paths at which sites ask for consent, a login or money instead of showing the page. */
const wallPaths = /\/(login|signin|sign-in|log-in|anmelden|connexion|account\/login|sso|oauth2?|consent|cookie-?(consent|wall)?|gdpr|privacy-?(gate|wall|manager)|subscribe|paywall|register)(\/|\.|$)/i;
const wallHosts = /^(consent|login|auth|sso|accounts?|id|passport|myaccount)\./i;
/** Beyond it nothing is looked at: a page that stands in for another is short. */
const READ_BYTES = 256 * 1024;
/** Paragraphs of an article have that much text together; those of a page that excuses itself do not. */
const ARTICLE_CHARS = 600;
const MAX_TITLE = 200;

/**
 * Why a page that came with status 200 is not the one that was asked for; null if it seems to be.
 * @param url the requested URL, @param finalUrl where redirects led.
 */
export function impostorOf(url: string, finalUrl: string, body: Buffer, contentType: string | null): string | null {
  const [asked, got] = [new URL(url), new URL(finalUrl)];
  const hasMoved = asked.pathname !== got.pathname || asked.hostname !== got.hostname;
  if (hasMoved && asked.pathname.length > 1 && got.pathname === '/' && got.search === '') return `soft-404: it redirects to the front page ${got.origin}/.`;
  if (hasMoved && (wallPaths.test(got.pathname) || (wallHosts.test(got.hostname) && got.hostname !== asked.hostname))) return `wall: it leads to ${got.origin}${got.pathname}, where consent or a login is asked for.`;
  if (hasMoved && /\/(404|not-?found|error)(\.\w+)?\/?$/i.test(got.pathname)) return `soft-404: it redirects to ${got.pathname}.`;
  return byItsTitle(body, contentType);
}

/** A page that calls itself an error or a wall, and holds no article that might be about one. */
function byItsTitle(body: Buffer, contentType: string | null): string | null {
  const start = body.subarray(0, READ_BYTES);
  const html = decoderOf(start, contentType).decode(start);
  const title = /<title[^<>]*>([^<]{0,400})/i.exec(html)?.[1] ?? '';
  const parts = partsOf(title);
  const is = (patterns: readonly RegExp[]) => parts.some((part) => patterns.some((pattern) => pattern.test(part)));
  const kind = is(notFound) ? 'soft-404' : is(walls) ? 'wall' : null;
  return kind === null || holdsArticle(html) ? null : `${kind}: its title is ${JSON.stringify(title.replace(/\s+/g, ' ').trim().slice(0, MAX_TITLE))}.`;
}

/** The whole title, and what stands before and after the name of the site. */
function partsOf(title: string): string[] {
  const parts = title.toLowerCase().replace(/&[#\w]+;|\s+/g, ' ').split(/\s+[-–—|·•:»«/]+\s+|\s*[|｜»«]\s*|[-–—_](?=\p{Script=Han})|:\s+/u);
  const bare = [title.toLowerCase().replace(/\s+/g, ' '), parts[0]!, parts.at(-1)!, parts.length > 2 ? parts[1]! : ''].map((part) => part.replace(/^[\s\p{P}\p{S}]+|[\s\p{P}\p{S}]+$/gu, ''));
  return [...new Set(bare)].filter((part) => part !== '');
}

function holdsArticle(html: string): boolean {
  if (/"@type"\s*:\s*\[?\s*"\w*(?:NewsArticle|BlogPosting|Reportage)/.test(html)) return true;
  let chars = 0;
  let from = -1;
  for (const { index, 1: slash } of html.matchAll(/<(\/?)p(?=[\s>])/gi)) {
    if (from >= 0) chars += html.slice(from, index).replace(/<[^<>]*>/g, '').trim().length;
    from = slash ? -1 : index;
  }
  return chars >= ARTICLE_CHARS;
}
