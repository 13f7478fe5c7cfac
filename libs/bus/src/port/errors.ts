/** A topic is not as the contracts say. The message names the topic, what differs, and what to do. */
export class TopicError extends Error {
  override readonly name = 'TopicError';
}

export type BusErrorCode = 'too-large' | 'group-has-members' | 'not-found' | 'bad-request' | 'closed';

export class BusError extends Error {
  override readonly name = 'BusError';
  constructor(
    readonly code: BusErrorCode,
    message: string,
  ) {
    super(message);
  }
}
