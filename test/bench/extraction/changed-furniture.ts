/** Numbers between 0 and 1, the same for the same seed (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let x = Math.imul(state ^ (state >>> 15), state | 1);
    x ^= x + Math.imul(x ^ (x >>> 7), x | 61);
    return ((x ^ (x >>> 14)) >>> 0) / 2 ** 32;
  };
}

const words = 'city council votes new bridge after long debate minister says prices fall winter storm closes schools team wins final match market opens higher court hears appeal train delays continue'.split(' ');

/**
 * The page as it would come at another visit: other teasers, ads, tokens, comments and counts around and inside the same article.
 * The same seed gives the same page.
 */
export function withOtherFurniture(html: string, seed: number): string {
  const random = randomOf(seed);
  const pick = (count: number) => Array.from({ length: count }, () => words[Math.floor(random() * words.length)]).join(' ');
  const sentence = () => `${pick(6 + Math.floor(random() * 14))}.`;
  const many = (most: number, make: () => string) => Array.from({ length: 1 + Math.floor(random() * most) }, make).join('');
  const token = () => Math.floor(random() * 2 ** 31).toString(36);
  const ad = () => `<div class="ad-slot ad-${token()}" data-token="${token()}"><script>show("${token()}")</script><p>${sentence()} ${sentence()}</p></div>`;
  const teaser = () => `<article class="teaser-card"><h3><a href="/news/${token()}">${pick(7)}</a></h3><p>${sentence()}</p></article>`;
  const related = () => `<aside class="related-articles"><h2>Related</h2>${many(4, teaser)}</aside>`;
  const share = () => `<div class="social-share"><span>${Math.floor(random() * 9000)} shares</span><a href="#${token()}">Share</a></div>`;
  const comment = () => `<li class="comment" id="c${token()}"><p>${sentence()} ${sentence()} ${sentence()}</p></li>`;
  const inside = [ad, related, share];
  const banner = `<div class="cookie-banner" id="${token()}"><p>${sentence()} ${sentence()}</p></div><meta name="csrf-token" content="${token()}">`;
  const tail = `<section class="most-read">${many(8, teaser)}</section><section id="comments"><h2>${Math.floor(random() * 500)} comments</h2><ol class="comment-list">${many(6, comment)}</ol></section>`;
  return html
    .replace(/<body\b[^>]*>/i, (body) => body + banner)
    .replace(/<\/p>(?=\s*<p\b)/gi, (end) => (random() < 0.15 ? end + inside[Math.floor(random() * inside.length)]!() : end))
    .replace(/<\/body>/i, (end) => tail + end);
}
