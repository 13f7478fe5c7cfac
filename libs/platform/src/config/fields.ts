import { z } from 'zod';

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
  NEWSREEL_HOST: z.string().default('127.0.0.1').describe('the address to listen on; 127.0.0.1 unless the network is to reach it.'),
  NEWSREEL_LOG: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info').describe('debug, info, warn, error or silent; normally info.'),
};

export const databaseUrl = z
  .string()
  .refine((text) => /^postgres(ql)?:$/.test(URL.parse(text)?.protocol ?? ''), 'is no PostgreSQL URL')
  .describe('postgres://USER:PASSWORD@HOST:PORT/DATABASE');

/** Which log carries the events. Kafka where brokers are named, unless told otherwise. */
export const busFields = {
  NEWSREEL_BUS: z.enum(['kafka', 'postgres']).optional().describe('kafka or postgres; kafka if NEWSREEL_KAFKA_BROKERS is set, else postgres.'),
  NEWSREEL_KAFKA_BROKERS: list().describe('HOST:PORT of some brokers, separated by commas.'),
  NEWSREEL_DATABASE_URL: databaseUrl,
};
