import { STATUS_CODES } from 'node:http';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { rateLimit } from 'express-rate-limit';
import helmet from 'helmet';
import { scopeOf, type Access } from './keys.js';

/** Requests a minute for each key, or address where there are no keys. */
const PER_MINUTE = 6_000;
/** Longer than any honest query, and shorter than what Node takes (16 KiB with all headers). */
const MAX_URL = 8_000;

/** What stands in front of every path of the API: security headers, a limit of requests, keys. */
export function guards(access: Access): RequestHandler[] {
  const limit = rateLimit({
    windowMs: 60_000,
    limit: PER_MINUTE,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    handler: (_, response) => problem(response, 429, `More than ${PER_MINUTE} requests in a minute. The header RateLimit says when to go on.`),
  });
  return [helmet({ crossOriginResourcePolicy: { policy: 'cross-origin' } }) as RequestHandler, limit as RequestHandler, checkUrl, checkKey(access)];
}

function checkUrl(request: Request, response: Response, next: NextFunction): void {
  if (request.originalUrl.length > MAX_URL) problem(response, 414, `The URL has ${request.originalUrl.length} characters; ${MAX_URL} are allowed.`);
  else next();
}

/** Reading needs the scope read, everything else admin. */
function checkKey(access: Access): RequestHandler {
  return (request, response, next) => {
    if (access === 'none') return next();
    const key = /^Bearer ([\x21-\x7e]{1,200})$/i.exec(request.headers.authorization ?? '')?.[1];
    const scope = key === undefined ? null : scopeOf(key, access);
    if (scope === null) {
      response.setHeader('WWW-Authenticate', 'Bearer realm="newsreel"');
      return problem(response, 401, key === undefined ? 'Give a key: Authorization: Bearer KEY.' : 'The key is not known.');
    }
    const reads = request.method === 'GET' || request.method === 'HEAD';
    if (!reads && scope !== 'admin') return problem(response, 403, `The key may read; ${request.method} needs one for admin.`);
    next();
  };
}

function problem(response: Response, status: number, detail: string): void {
  response.status(status).type('application/problem+json').send(JSON.stringify({ type: 'about:blank', title: STATUS_CODES[status], status, detail }));
}
