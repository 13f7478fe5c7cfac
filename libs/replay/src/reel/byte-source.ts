/** Reads bytes off a stream as they are asked for. */
export class ByteSource {
  private readonly chunks: Buffer[] = [];
  private held = 0;
  private ended = false;
  private readonly iterator: AsyncIterator<Uint8Array>;
  /** How many bytes have been taken. */
  position = 0;

  constructor(input: AsyncIterable<Uint8Array>) {
    this.iterator = input[Symbol.asyncIterator]();
  }

  /** Waits until `bytes` are there, without taking them. Fewer are there only at the end. */
  async peek(bytes: number): Promise<Buffer> {
    while (this.held < bytes && !this.ended) {
      const { value, done } = await this.iterator.next();
      if (done) this.ended = true;
      else this.push(Buffer.from(value.buffer, value.byteOffset, value.byteLength));
    }
    return this.joined().subarray(0, bytes);
  }

  async take(bytes: number): Promise<Buffer> {
    const taken = await this.peek(bytes);
    const rest = this.joined().subarray(taken.length);
    this.chunks.length = 0;
    this.held = 0;
    this.push(rest);
    this.position += taken.length;
    return taken;
  }

  /** Whatever there is: a chunk, or null at the end. */
  async takeSome(): Promise<Buffer | null> {
    if ((await this.peek(1)).length === 0) return null;
    return this.take(this.held);
  }

  /** Ends the stream below. */
  async close(): Promise<void> {
    await this.iterator.return?.();
  }

  private push(chunk: Buffer): void {
    if (chunk.length === 0) return;
    this.chunks.push(chunk);
    this.held += chunk.length;
  }

  private joined(): Buffer {
    if (this.chunks.length > 1) this.chunks.splice(0, this.chunks.length, Buffer.concat(this.chunks));
    return this.chunks[0] ?? Buffer.alloc(0);
  }
}
