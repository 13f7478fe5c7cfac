/** The standard asks for the first 1024 bytes; real pages put scripts before their `meta`. */
const prescanBytes = 8192;
const metaCharset = /<meta\b[^>]{0,500}?charset\s*=\s*["']?\s*([\w:.-]{2,40})/i;
const xmlEncoding = /^\s*<\?xml\b[^>]{0,200}?encoding\s*=\s*["']([\w:.-]{2,40})["']/i;

/** The encoding that the HTTP header or else the page itself names, by its WHATWG name; null if neither names one that exists. */
export function declaredEncoding(body: Uint8Array, contentType: string | null): string | null {
  const header = /charset\s*=\s*["']?\s*([\w:.-]{2,40})/i.exec(contentType ?? '')?.[1];
  const fromHeader = header && encodingOf(header);
  if (fromHeader) return fromHeader;
  const head = Buffer.from(body.buffer, body.byteOffset, Math.min(body.byteLength, prescanBytes)).toString('latin1');
  const label = metaCharset.exec(head)?.[1] ?? xmlEncoding.exec(head)?.[1];
  const inPage = label ? encodingOf(label) : null;
  // A declaration that could be read byte by byte can't be UTF-16 (HTML Standard, "prescan a byte stream").
  return inPage?.startsWith('utf-16') ? 'utf-8' : inPage;
}

function encodingOf(label: string): string | null {
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return null;
  }
}

/** The legacy single-byte encoding of a language's pages (HTML Standard, "determining the character encoding", default by locale). */
const singleByteOf: Readonly<Record<string, string>> = {
  tr: 'windows-1254', az: 'windows-1254', ku: 'windows-1254',
  ru: 'windows-1251', uk: 'windows-1251', be: 'windows-1251', bg: 'windows-1251', mk: 'windows-1251', kk: 'windows-1251', ky: 'windows-1251',
  pl: 'windows-1250', cs: 'windows-1250', sk: 'windows-1250', hu: 'windows-1250', sl: 'windows-1250', hr: 'windows-1250', ro: 'windows-1250',
  el: 'windows-1253', he: 'windows-1255', ar: 'windows-1256', fa: 'windows-1256',
  lt: 'windows-1257', lv: 'windows-1257', et: 'windows-1257', vi: 'windows-1258', th: 'windows-874',
};

/** The encoding that the page's `lang` makes likely, if it has one. */
export function encodingOfLanguage(body: Uint8Array): string | null {
  const head = Buffer.from(body.buffer, body.byteOffset, Math.min(body.byteLength, prescanBytes)).toString('latin1');
  const language = /<html\b[^>]{0,500}?\blang\s*=\s*["']?([a-z]{2})\b/i.exec(head)?.[1];
  return (language && singleByteOf[language.toLowerCase()]) ?? null;
}
