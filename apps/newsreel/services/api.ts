import type { ApiOptions } from '@newsreel/replay';
import { readNewsreelConfig } from '../config.js';

/** The HTTP API of the newsreel that the settings speak of. */
export function apiOfSettings(): ApiOptions {
  const { NEWSREEL_API_URL, NEWSREEL_API_KEY, NEWSREEL_HOST, NEWSREEL_PORT } = readNewsreelConfig();
  const host = NEWSREEL_HOST === '0.0.0.0' || NEWSREEL_HOST === '::' ? '127.0.0.1' : NEWSREEL_HOST;
  return { url: NEWSREEL_API_URL ?? `http://${host.includes(':') ? `[${host}]` : host}:${NEWSREEL_PORT}`, key: NEWSREEL_API_KEY };
}
