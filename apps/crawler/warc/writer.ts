import { randomBytes } from 'node:crypto';
import { mkdir, open, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Exchange } from '../fetching/fetcher.js';
import { recordsOf, type Earlier } from './exchange.js';
import { newRecordId, serialize, type WarcRecord } from './record.js';

const compress = promisify(gzip);
/** A new file from here on. */
const MAX_FILE_BYTES = 1024 * 1024 * 1024;
/** URLs whose last response is remembered, so that the same one again becomes a revisit. */
const MAX_REMEMBERED = 20_000;
/** What waits to be written; above that the archive is slower than the web, and fetches are left out of it rather than kept in memory. */
const MAX_WAITING_BYTES = 64 * 1024 * 1024;

export interface WarcWriterOptions {
  readonly folder: string;
  /** For the warcinfo record. */
  readonly software: string;
  readonly maxFileBytes?: number;
  /** Something could not be written. */
  readonly onError: (error: Error) => void;
}

/** Writes fetches into files of a folder, each record a gzip member of its own (WARC 1.1, annex D), in the order they were made. */
export class WarcWriter {
  private readonly remembered = new Map<string, Earlier>();
  private file: { handle: FileHandle; bytes: number } | null = null;
  private writing: Promise<void> = Promise.resolve();
  private waitingBytes = 0;
  private files = 0;
  private readonly run = randomBytes(4).toString('hex');

  constructor(private readonly options: WarcWriterOptions) {}

  /** @returns false if it was left out, because too much is waiting. */
  add(exchange: Exchange): boolean {
    if (this.waitingBytes > MAX_WAITING_BYTES) return false;
    this.waitingBytes += exchange.body.length;
    this.writing = this.writing
      .then(() => this.write(exchange))
      .catch((error: Error) => this.options.onError(error))
      .finally(() => (this.waitingBytes -= exchange.body.length));
    return true;
  }

  async close(): Promise<void> {
    await this.writing;
    await this.file?.handle.close();
    this.file = null;
  }

  private async write(exchange: Exchange): Promise<void> {
    const { records, earlier } = recordsOf(exchange, this.remembered.get(exchange.url) ?? null);
    for (const record of records) await this.append(record);
    if (earlier) this.remember(exchange.url, earlier);
  }

  private remember(url: string, earlier: Earlier): void {
    this.remembered.delete(url);
    this.remembered.set(url, earlier);
    if (this.remembered.size > MAX_REMEMBERED) this.remembered.delete(this.remembered.keys().next().value!);
  }

  private async append(record: WarcRecord): Promise<void> {
    const bytes = await compress(serialize(record));
    if (this.file && this.file.bytes + bytes.length > (this.options.maxFileBytes ?? MAX_FILE_BYTES)) {
      await this.file.handle.close();
      this.file = null;
    }
    this.file ??= await this.begin();
    await this.file.handle.write(bytes);
    this.file.bytes += bytes.length;
  }

  private async begin(): Promise<{ handle: FileHandle; bytes: number }> {
    await mkdir(this.options.folder, { recursive: true });
    const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
    const name = `newsreel-${stamp}-${this.run}-${String(this.files++).padStart(5, '0')}.warc.gz`;
    const handle = await open(join(this.options.folder, name), 'wx');
    const block = Buffer.from(`software: ${this.options.software}\r\nformat: WARC File Format 1.1\r\nconformsTo: http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/\r\n`);
    const info = await compress(serialize({ type: 'warcinfo', id: newRecordId(), date: new Date(), fields: [['WARC-Filename', name]], contentType: 'application/warc-fields', block }));
    await handle.write(info);
    return { handle, bytes: info.length };
  }
}
