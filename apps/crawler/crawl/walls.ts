/** Paths at which sites ask for consent, a login or money instead of showing the page. */
const walls = /\/(login|signin|sign-in|log-in|anmelden|connexion|account\/login|sso|oauth2?|consent|cookie-?(consent|wall)?|gdpr|privacy-?(gate|wall|manager)|subscribe|paywall|register)(\/|\.|$)/i;
const wallHosts = /^(consent|login|auth|sso|accounts?|id|passport|myaccount)\./i;
const notFound = /\b404\b|\b(page|seite|página|pagina)\s+not\s+found\b|\bnot\s+found\b/i;
const HEAD = 16 * 1024;

/**
 * Why a page that came with status 200 is not the one that was asked for; null if it seems to be.
 * @param url the requested URL, @param finalUrl where redirects led.
 */
export function impostorOf(url: string, finalUrl: string, body: Buffer): string | null {
  const [asked, got] = [new URL(url), new URL(finalUrl)];
  const hasMoved = asked.pathname !== got.pathname || asked.hostname !== got.hostname;
  if (hasMoved && asked.pathname.length > 1 && got.pathname === '/' && got.search === '') return `soft-404: it redirects to the front page ${got.origin}/.`;
  if (hasMoved && (walls.test(got.pathname) || (wallHosts.test(got.hostname) && got.hostname !== asked.hostname))) return `wall: it leads to ${got.origin}${got.pathname}, where consent or a login is asked for.`;
  if (hasMoved && /\/(404|not-?found|error)(\.\w+)?\/?$/i.test(got.pathname)) return `soft-404: it redirects to ${got.pathname}.`;
  const title = /<title[^>]*>([^<]{0,200})/i.exec(body.subarray(0, HEAD).toString('latin1'))?.[1]?.trim() ?? '';
  if (title.length < 60 && notFound.test(title)) return `soft-404: its title is ${JSON.stringify(title)}.`;
  return null;
}
