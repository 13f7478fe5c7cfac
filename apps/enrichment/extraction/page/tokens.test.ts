import { Tokenizer } from 'htmlparser2';
import fc from '../../../../test/fast-check.js';
import { readTokens } from './tokens.js';

/** Tokens as words: what was told, and the text it was told of. */
function recorder(source: string) {
  const told: string[] = [];
  let svg = 0;
  const of = (what: string) => (start: number, end: number) => void told.push(`${what} ${source.slice(start, end)}`);
  const name = (what: string, step: number) => (start: number, end: number) => {
    told.push(`${what} ${source.slice(start, end)}`);
    if (source.slice(start, end).toLowerCase() === 'svg') svg += step;
  };
  return { told, isForeign: () => svg > 0, text: of('text'), openTag: name('open', 1), attributeName: of('name'), attributeValue: of('value'), openTagEnd: (isSelfClosing: boolean) => void told.push(isSelfClosing ? '/>' : '>'), closeTag: name('close', -1) };
}

function tokens(source: string): string[] {
  const { told, ...handler } = recorder(source);
  readTokens(source, handler);
  return told;
}

function tokensOfHtmlparser2(source: string): string[] {
  const { told, ...handler } = recorder(source);
  const nothing = () => undefined;
  const tokenizer = new Tokenizer(
    { decodeEntities: false },
    {
      ontext: handler.text, onopentagname: handler.openTag, onattribname: handler.attributeName, onattribdata: handler.attributeValue, onopentagend: () => handler.openTagEnd(false), onselfclosingtag: () => handler.openTagEnd(true), onclosetag: handler.closeTag, isInForeignContext: handler.isForeign,
      onattribend: nothing, onattribentity: nothing, oncdata: nothing, oncomment: nothing, ondeclaration: nothing, onend: nothing, onprocessinginstruction: nothing, ontextentity: nothing,
    },
  );
  tokenizer.write(source);
  tokenizer.end();
  return told;
}

test.each([
  ['text, tags and attributes', '<P class=a id="b > c" hidden>x < y</p >', ['open P', 'name class', 'value a', 'name id', 'value b > c', 'name hidden', '>', 'text x ', 'text < y', 'close p']],
  ['a tag that closes itself', '<br/><img src=x/>', ['open br', '/>', 'open img', 'name src', 'value x/', '>']],
  ['what is no markup in a script', '<script>if (a < b) "</p>"</SCRIPT>', ['open script', '>', 'text if (a < b) "</p>"', 'close SCRIPT']],
  ['no comment, declaration or CDATA', '<!doctype html><!-- <p> --!><!--><!--->a<![CDATA[ <p> ]]><?php > ?></ x>', ['text a', 'text  ?>']],
  ['nothing of a tag that is cut off', 'a<p class="', ['text a', 'open p', 'name class']],
])('tells %s', (_what, source, expected) => {
  expect(tokens(source)).toEqual(expected);
});

const pieces = ['<', '</', '<!', '<!--', '--', '-->', '--!>', '-', '!', '?', '>', '/', '=', '"', "'", ' ', '\n', '[', '<![CDATA[', ']]>', '<!doctype', 'script', '<script>', '</script', '<STYLE ', '</style>', '<title>', '</Title>', '<textarea', '<iframe>', '<xmp>', '<plaintext>', '<svg>', '</svg>', '<p', 'a', 'x=', 'é', '&amp;'];
/** Ends whatever is open: what becomes of a tag that the end of the page cuts off is told above. */
const end = `x'>">-->]]>${['script', 'style', 'title', 'textarea', 'iframe', 'xmp'].map((name) => `</${name}>`).join('')}`;

test('are those of htmlparser2, whatever the page', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...pieces) }, fc.string({ maxLength: 3 })), { maxLength: 40 }), (parts) => {
      const source = parts.join('') + end;
      expect(tokens(source)).toEqual(tokensOfHtmlparser2(source));
    }),
    { numRuns: 3000 },
  );
});
