/** A record as both logs carry it. Header values are bytes: whoever wrote them may not have written UTF-8. */
export interface Message {
  readonly key: Buffer | null;
  /** null is a tombstone. */
  readonly value: Buffer | null;
  readonly headers: Readonly<Record<string, Buffer>>;
}

type Part = Buffer | string;

/** A record as clients of Kafka hand it out, kafkajs among them: headers may be text, absent, or come several times; then the last one counts. */
export interface ReceivedMessage {
  readonly key?: Part | null;
  readonly value: Part | null;
  readonly headers?: Readonly<Record<string, Part | readonly Part[] | undefined>>;
}

export function messageOf({ key = null, value, headers = {} }: ReceivedMessage): Message {
  const plain: Record<string, Buffer> = {};
  for (const [name, part] of Object.entries(headers)) {
    const last = Array.isArray(part) ? (part as readonly Part[]).at(-1) : (part as Part | undefined);
    if (last !== undefined) plain[name] = bytesOf(last);
  }
  return { key: key === null ? null : bytesOf(key), value: value === null ? null : bytesOf(value), headers: plain };
}

const bytesOf = (part: Part): Buffer => (typeof part === 'string' ? Buffer.from(part, 'utf8') : part);

export type ContractErrorCode = 'not-a-cloudevent' | 'unknown-type' | 'bad-attributes' | 'bad-data' | 'no-key';

/** The message breaks its contract; sent again it would break it again. */
export class ContractError extends Error {
  override readonly name = 'ContractError';
  constructor(
    readonly code: ContractErrorCode,
    message: string,
  ) {
    super(message);
  }
}
