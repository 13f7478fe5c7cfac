import { decodeHTML } from 'entities';
import { randomOf } from '../random.js';

const words = 'city council votes new bridge after long debate minister says prices fall winter storm closes schools team wins final match market opens higher court hears appeal train delays continue'.split(' ');

/** A link that is all of a heading, and the small number beside "comments" or in "5 minutes ago": what stands there is another thing at each visit. */
const linkedHeading = /(<h[2-6]\b[^>]*>\s*<a\b[^>]*>)([^<>]{20,200})(<\/a>\s*<\/h[2-6]>)/gi;
const count = /(<[a-z]+\b[^>]*\bclass="[^"]*\b(?:comments?|shares?|likes?|views?)-?(?:count|number|num|total)\b[^"]*"[^>]*>\s*)(\d+)/gi;
const ago = /(?<=>[^<>]{0,20}\b)\d{1,2}(?= (?:minutes?|mins?|hours?|hrs?|days?) ago\b[^<>]{0,10}<)/g;
const token = /(\b(?:nonce|data-[a-z-]*token|data-request-id|data-nonce)=")([^"]+)(")/gi;
/** An id or a class that ends in a number made at random: WordPress, ad servers and bundlers make such. */
const madeUpId = /(\bid="[a-z]+[-_])(\d{5,12}|[0-9a-f]{8,32})(")/gi;

/**
 * The page as it would come at another visit: other teasers, ads, tokens, comments and counts around and inside the same article, what
 * the page has of them changed and more of them added. The same seed gives the same page.
 * @param article its title and text: headings in it are no teasers.
 */
export function withOtherFurniture(html: string, seed: number, article: string): string {
  const random = randomOf(seed);
  const own = lettersOf(article);
  const number = (below: number) => Math.floor(random() * below);
  const pick = (howMany: number) => Array.from({ length: howMany }, () => words[number(words.length)]).join(' ');
  const sentence = () => `${pick(6 + number(14))}.`;
  const many = (most: number, make: () => string) => Array.from({ length: 1 + number(most) }, make).join('');
  const code = () => number(2 ** 31).toString(36);
  const ad = () => `<div class="ad-slot ad-${code()}" data-token="${code()}"><script>show("${code()}")</script><p>${sentence()} ${sentence()}</p></div>`;
  const emptyAd = () => `<div id="div-gpt-ad-${code()}" class="ad-container"><script>show("${code()}")</script></div>`;
  const labelledAd = () => `<div class="advertisement"><span>Advertisement</span><iframe src="/ad?${code()}"></iframe></div>`;
  const teaser = () => `<article class="teaser-card"><h3><a href="/news/${code()}">${pick(7)}</a></h3><time datetime="2026-0${1 + number(9)}-1${number(10)}T10:00:00Z">${1 + number(59)} minutes ago</time><p>${sentence()}</p></article>`;
  const related = () => `<aside class="related-articles"><h2>Related</h2>${many(4, teaser)}</aside>`;
  const share = () => `<div class="social-share"><span>${number(9000)} shares</span><a href="#${code()}">Share</a></div>`;
  const comment = () => `<li class="comment" id="c${code()}"><a class="comment-author" rel="author">${pick(1)}</a><p>${sentence()} ${sentence()} ${sentence()}</p></li>`;
  const inside = [ad, emptyAd, labelledAd, related, share];
  const banner = `<div class="cookie-banner" id="${code()}"><p>${sentence()} ${sentence()}</p></div><meta name="csrf-token" content="${code()}">`;
  const tail = `<section class="most-read">${many(8, teaser)}</section><section id="comments"><h2>${number(500)} comments</h2><ol class="comment-list">${many(6, comment)}</ol></section>`;
  return besideScripts(html, (body) =>
    body
      .replace(linkedHeading, (all, open: string, text: string, close: string) => (random() < 0.5 && !own.includes(lettersOf(text)) ? `${open}${pick(5 + number(6))}${close}` : all))
      .replace(count, (_all, open: string) => `${open}${number(900)}`)
      .replace(ago, () => String(1 + number(59)))
      .replace(token, (_all, open: string, _value, close: string) => `${open}${code()}${close}`)
      .replace(madeUpId, (_all, open: string, _value, close: string) => `${open}${10_000 + number(9_000_000)}${close}`)
      .replace(/<body\b[^>]*>/i, (open) => open + banner)
      .replace(/<\/p>(?=\s*<p\b)/gi, (end, at: number, page: string) => (random() < 0.15 && !isInEmbed(page, at) ? end + inside[number(inside.length)]!() : end))
      .replace(/<\/body>/i, (end) => tail + end),
  );
}

/** Nobody puts an advertisement into a quoted post or a link. */
function isInEmbed(page: string, at: number): boolean {
  return page.lastIndexOf('<blockquote', at) > page.lastIndexOf('</blockquote', at) || page.lastIndexOf('<a ', at) > page.lastIndexOf('</a', at);
}

function lettersOf(text: string): string {
  return decodeHTML(text).toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Scripts say what the article is, and are left as they are; all else is changed. */
function besideScripts(html: string, change: (rest: string) => string): string {
  const scripts: string[] = [];
  const rest = html.replace(/<script\b[\s\S]*?<\/script>/gi, (script) => `<!--script ${scripts.push(script) - 1}-->`);
  return change(rest).replace(/<!--script (\d+)-->/g, (_all, index: string) => scripts[Number(index)] ?? '');
}
