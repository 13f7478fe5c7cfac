import { z } from 'zod';
import { ConfigError } from './read.js';

const trueWords = ['1', 'true', 'yes', 'on'];
const falseWords = ['0', 'false', 'no', 'off'];

export const port = (normally: number) => z.coerce.number().int().min(0).max(65535).default(normally).describe(`a port from 0 (any free one) to 65535; normally ${normally}.`);

export const wholeNumber = (normally: number, min: number, max: number, unit = '') =>
  z.coerce.number().int().min(min).max(max).default(normally).describe(`a whole number from ${min} to ${max}${unit && ` ${unit}`}; normally ${normally}.`);

export const flag = (normally: boolean) =>
  z
    .enum([...trueWords, ...falseWords])
    .transform((word) => trueWords.includes(word))
    .default(normally)
    .describe(`true or false; normally ${normally}.`);

export const list = () =>
  z
    .string()
    .transform((text) => text.split(',').map((part) => part.trim()).filter(Boolean))
    .default([])
    .describe('values separated by commas.');

/** What every service reads. */
export const serviceFields = {
  NEWSREEL_API_KEYS: z.string().optional().describe('SCOPE:SHA256 of each key, separated by commas, or none; needed where NEWSREEL_HOST is not loopback.'),
  NEWSREEL_HOST: z.string().default('127.0.0.1').describe('the address to listen on; 127.0.0.1 unless the network is to reach it.'),
  NEWSREEL_LOG: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info').describe('debug, info, warn, error or silent; normally info.'),
};

/** Part of the User-Agent of whatever fetches from the web. */
export const contact = z.string().max(200).regex(/^[\x21-\x7e]+$/, 'has spaces or letters that a User-Agent cannot carry').optional().describe('a mail address or URL under which site operators reach you.');

export const nerModel = z.string().optional().describe('a folder with a token-classification model in ONNX, in place of ours (needs the package @huggingface/transformers).');

export const databaseUrl = z
  .string()
  .refine((text) => /^postgres(ql)?:$/.test(URL.parse(text)?.protocol ?? ''), 'is no PostgreSQL URL')
  .describe('postgres://USER:PASSWORD@HOST:PORT/DATABASE');

/** Which log carries the events. Kafka where brokers are named, unless told otherwise. */
export const busFields = {
  NEWSREEL_BUS: z.enum(['kafka', 'postgres']).optional().describe('kafka or postgres; kafka if NEWSREEL_KAFKA_BROKERS is set, else postgres.'),
  NEWSREEL_KAFKA_BROKERS: list().describe('HOST:PORT of some brokers, separated by commas.'),
  NEWSREEL_DATABASE_URL: databaseUrl.optional(),
  NEWSREEL_SESSION_SECONDS: z.coerce.number().int().min(6).max(1_800).optional().describe('a whole number of seconds from 6 to 1800: who is not heard of for this long has its partitions taken away; normally 30 on Kafka, 10 on PostgreSQL.'),
};

export type BusChoice = { readonly sessionTimeoutMs?: number } & ({ readonly kind: 'kafka'; readonly brokers: readonly string[] } | { readonly kind: 'postgres'; readonly databaseUrl: string });

/** @throws ConfigError if the chosen log is not said where to find. */
export function busChoice(config: z.infer<z.ZodObject<typeof busFields>>): BusChoice {
  const kind = config.NEWSREEL_BUS ?? (config.NEWSREEL_KAFKA_BROKERS.length > 0 ? 'kafka' : 'postgres');
  const session = config.NEWSREEL_SESSION_SECONDS === undefined ? {} : { sessionTimeoutMs: config.NEWSREEL_SESSION_SECONDS * 1_000 };
  if (kind === 'kafka') {
    if (config.NEWSREEL_KAFKA_BROKERS.length === 0) throw new ConfigError('NEWSREEL_BUS is "kafka", but NEWSREEL_KAFKA_BROKERS is not set. Allowed: HOST:PORT of some brokers, separated by commas.');
    return { kind, brokers: config.NEWSREEL_KAFKA_BROKERS, ...session };
  }
  if (!config.NEWSREEL_DATABASE_URL) throw new ConfigError('NEWSREEL_DATABASE_URL is not set, and events go through PostgreSQL. Set it, or NEWSREEL_KAFKA_BROKERS for Kafka.');
  return { kind, databaseUrl: config.NEWSREEL_DATABASE_URL, ...session };
}
