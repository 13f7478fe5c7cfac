import { Parser, type Handler, type ParserOptions } from 'htmlparser2';
import { Breath } from './breath.js';

/** Small enough to be parsed at once whatever is in it. */
const SLICE = 8_192;
/** Elements within elements. The parser looks through all that are open for each end tag that has no start: without a bound, a megabyte takes hours. */
const MAX_DEPTH = 500;

/** Reads HTML or XML by its events, in one pass and no tree, until there is nothing more, it is nested beyond reason, or `isDone`. */
export class Markup {
  private depth = 0;
  private readonly parser: Parser;

  constructor(
    handler: Partial<Handler>,
    private readonly isDone: () => boolean = () => false,
    options: ParserOptions = {},
  ) {
    const counted: Partial<Handler> = {
      ...handler,
      onopentagname: (name) => {
        this.depth++;
        handler.onopentagname?.(name);
      },
      onclosetag: (name, isImplied) => {
        this.depth--;
        handler.onclosetag?.(name, isImplied);
      },
    };
    this.parser = new Parser(counted, options);
  }

  /** All of it at once: for what is short. */
  read(text: string): void {
    for (const slice of slices(text)) if (!this.write(slice)) return;
    this.parser.end();
  }

  /** Piece by piece, so that others have their turn meanwhile. */
  async readInTurns(texts: readonly string[] | AsyncIterable<string>): Promise<void> {
    const breath = new Breath();
    for await (const text of texts) {
      for (const slice of slices(text)) {
        if (!this.write(slice)) return;
        await breath.take();
      }
    }
    this.parser.end();
  }

  private write(slice: string): boolean {
    this.parser.write(slice);
    return !this.isDone() && this.depth <= MAX_DEPTH;
  }
}

function* slices(text: string): Generator<string> {
  for (let at = 0; at < text.length; at += SLICE) yield text.slice(at, at + SLICE);
}
