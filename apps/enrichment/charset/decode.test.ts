import iconv from 'iconv-lite';
import { decodePage } from './decode.js';

const samples: [encoding: string, whatwg: string, text: string][] = [
  ['gbk', 'gbk', '国务院总理今天在北京会见了来访的外国代表团，双方就经济合作和地区安全交换了意见。会谈后签署了多项协议。'],
  ['Shift_JIS', 'shift_jis', '政府は今日、新しい経済対策を発表した。首相は記者会見で、物価の上昇に対応するための措置だと説明した。'],
  ['EUC-KR', 'euc-kr', '정부는 오늘 새로운 경제 대책을 발표했다. 총리는 기자회견에서 물가 상승에 대응하기 위한 조치라고 설명했다.'],
  ['Big5', 'big5', '行政院長今天在臺北會見了來訪的外國代表團，雙方就經濟合作和區域安全交換了意見。'],
  ['windows-1251', 'windows-1251', 'Президент сегодня встретился с министрами и обсудил положение в экономике страны. Заседание прошло в столице.'],
  ['windows-1252', 'windows-1252', 'Le président a rencontré les ministres à l’Élysée ; la réunion, très animée, s’est achevée tôt. « Déjà ! »'],
  ['windows-1254', 'windows-1254', 'Cumhurbaşkanı bugün bakanlarla görüştü ve ülkenin ekonomik durumunu değerlendirdi. Toplantı Ankara’da yapıldı, çığır açtı.'],
  ['ISO-8859-9', 'windows-1254', 'Cumhurbaşkanı bugün bakanlarla görüştü ve ülkenin ekonomik durumunu değerlendirdi.'],
];
const page = (text: string, head = '') => `<html><head>${head}<title>x</title></head><body><p>${text} ${text}</p></body></html>`;

describe('the encoding comes from', () => {
  test.each(samples)('the HTTP header: %s', (encoding, whatwg, text) => {
    expect(decodePage(iconv.encode(page(text), encoding), `text/html; charset=${encoding}`)).toEqual({ text: page(text), encoding: whatwg });
  });

  test.each(samples)('the meta element: %s', (encoding, whatwg, text) => {
    const html = page(text, `<meta http-equiv="Content-Type" content="text/html; charset=${encoding}">`);
    expect(decodePage(iconv.encode(html, encoding), 'text/html')).toEqual({ text: html, encoding: whatwg });
  });

  test('the HTTP header before the meta element', () => {
    const html = page('Заседание прошло в столице.', '<meta charset="windows-1252">');
    expect(decodePage(iconv.encode(html, 'windows-1251'), 'text/html; charset=windows-1251').text).toBe(html);
  });

  test('the meta element where the header names no encoding there is', () => {
    const html = page('国务院总理今天在北京会见了来访的外国代表团。', '<meta charset="gb2312">');
    expect(decodePage(iconv.encode(html, 'gbk'), 'text/html; charset=gibberish')).toEqual({ text: html, encoding: 'gbk' });
  });

  test.each(samples.filter(([encoding]) => !['windows-1254', 'ISO-8859-9'].includes(encoding)))('statistics: %s', (encoding, _whatwg, text) => {
    expect(decodePage(iconv.encode(page(text.repeat(4)), encoding), 'text/html').text).toContain(text);
  });

  test.each(['utf-16le', 'utf-16be'])('a byte order mark: %s', (encoding) => {
    const body = iconv.encode(page('Приветствие'), encoding, { addBOM: true });
    expect(decodePage(body, 'text/html; charset=windows-1252')).toEqual({ text: page('Приветствие'), encoding });
  });

  test.each(['utf-16le', 'utf-16be'])('the zeros of %s without a mark', (encoding) => {
    expect(decodePage(iconv.encode(page('Приветствие'), encoding), null).text).toBe(page('Приветствие'));
  });

  test('the language of the page, where statistics see only some Latin or Cyrillic', () => {
    const html = '<html lang="tr"><p>Cumhurbaşkanı bugün bakanlarla görüştü, ışığın söndüğü şehirde.</p></html>';
    expect(decodePage(iconv.encode(html, 'windows-1254'), null)).toEqual({ text: html, encoding: 'windows-1254' });
  });

  test('the XML declaration', () => {
    const html = `<?xml version="1.0" encoding="windows-1251"?>${page('Привет')}`;
    expect(decodePage(iconv.encode(html, 'windows-1251'), 'application/xhtml+xml').text).toBe(html);
  });
});

describe('UTF-8', () => {
  test('wins over a wrong declaration', () => {
    const html = page('Grüße aus Köln', '<meta charset="iso-8859-1">');
    expect(decodePage(Buffer.from(html), 'text/html; charset=windows-1252').text).toBe(html);
  });

  test('may be cut off inside a character', () => {
    expect(decodePage(Buffer.from('Grüße ü').subarray(0, -1), null)).toEqual({ text: 'Grüße ', encoding: 'utf-8' });
  });

  test('that is declared and broken keeps what can be read', () => {
    expect(decodePage(Buffer.from([0x41, 0xff, 0xc3, 0xbc]), 'text/html; charset=utf-8').text).toBe('A\ufffdü');
  });
});

test('a name of no encoding is passed over', () => {
  expect(decodePage(Buffer.from('<meta charset="klingon">é.', 'latin1'), 'text/html; charset=none').text).toMatch(/é\.$/);
});

test('no bytes are no text', () => {
  expect(decodePage(new Uint8Array(), null)).toEqual({ text: '', encoding: 'utf-8' });
});
