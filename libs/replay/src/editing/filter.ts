import type { ReelRecord } from '../reel/record.js';

export type Filter = (record: ReelRecord) => boolean;

/** What was asked for is no filter, time or speed. */
export class RequestError extends Error {
  override readonly name = 'RequestError';
}

/**
 * A filter in words: `NAME=VALUE`, `NAME!=VALUE` or `NAME~REGULAR EXPRESSION`, where NAME is `topic`, `key`, an attribute (`type`, `countries`)
 * or another header. A value that is a list (`KZ,TR`) equals each of its parts. All of several filters must hold.
 * @throws RequestError
 */
export function parseFilter(expressions: readonly string[]): Filter {
  const filters = expressions.map(parse);
  return (record) => filters.every((holds) => holds(record));
}

function parse(expression: string): Filter {
  const [, name, operator, wanted] = /^([A-Za-z][\w-]*)(=|!=|~)(.*)$/s.exec(expression) ?? [];
  if (name === undefined || wanted === undefined) throw new RequestError(`The filter ${JSON.stringify(expression)} is none; write NAME=VALUE, NAME!=VALUE or NAME~PATTERN, for example countries=KZ.`);
  if (operator === '~') {
    const pattern = patternOf(expression, wanted);
    return (record) => pattern.test(valueOf(record, name) ?? '');
  }
  const equal = (record: ReelRecord) => {
    const value = valueOf(record, name) ?? '';
    return value === wanted || value.split(',').includes(wanted);
  };
  return operator === '=' ? equal : (record) => !equal(record);
}

function patternOf(expression: string, source: string): RegExp {
  try {
    return new RegExp(source, 'u');
  } catch (error) {
    throw new RequestError(`The filter ${JSON.stringify(expression)} has no regular expression: ${(error as Error).message}.`);
  }
}

function valueOf({ topic, key, headers }: ReelRecord, name: string): string | undefined {
  if (name === 'topic') return topic;
  if (name === 'key') return key?.toString('utf8');
  return (headers[`ce_${name}`] ?? headers[name])?.toString('utf8');
}
