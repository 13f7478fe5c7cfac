/** A record as both logs carry it. Header values are bytes: whoever wrote them may not have written UTF-8. */
export interface Message {
  readonly key: Buffer | null;
  /** null is a tombstone. */
  readonly value: Buffer | null;
  readonly headers: Readonly<Record<string, Buffer>>;
}

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
