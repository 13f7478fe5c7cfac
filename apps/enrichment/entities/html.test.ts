import type { Entity } from '@newsreel/contracts';
import fc from '../../../test/fast-check.js';
import { entitiesPage, markMentions } from './html.js';

const entity = (type: Entity['type'], name: string, ...mentions: Entity['mentions']): Entity => ({ type, name, mentions, salience: 0.5 });

describe('entitiesPage', () => {
  test('marks mentions in title and text, and lists each entity once', () => {
    const html = entitiesPage({ title: 'Merkel in Ankara', text: 'Merkel came.', entities: [entity('PERSON', 'Angela Merkel', { in: 'title', start: 0, end: 6 }, { start: 0, end: 6 })] });
    expect(html).toContain('<h1><mark class="person" title="PERSON: Angela Merkel">Merkel</mark> in Ankara</h1>');
    expect(html).toContain('<p><mark class="person" title="PERSON: Angela Merkel">Merkel</mark> came.</p>');
    expect(html).toContain('<li>Angela Merkel <small>2</small></li>');
  });

  test('what stands in a text is never markup', () => {
    const text = '<script>alert("x")</script> & Co';
    const html = entitiesPage({ title: text, text, entities: [entity('ORGANIZATION', '"><img src=x>', { start: 0, end: 8 })] });
    expect(html).not.toMatch(/<script|<img/);
  });

  test('says so where there is no model for the language', () => {
    expect(entitiesPage({ title: null, text: 'Bonjour', entities: null })).toContain('There is no entity model for the language');
  });

  test('marks the places where there is no model for the language', () => {
    const place = { name: 'Paris', in: 'text', start: 2, end: 7, lat: 48.9, lon: 2.3, country: 'FR', subdivision: 'FR-75', geonamesId: 2988507, kind: 'capital' } as const;
    expect(entitiesPage({ title: null, text: 'À Paris', entities: null, places: [place] })).toContain('À <mark class="location" title="LOCATION: Paris">Paris</mark>');
  });

  test('loses nothing of the text, wherever the marks are', () => {
    const spans = fc.array(fc.tuple(fc.nat(30), fc.nat(10)), { maxLength: 5 });
    fc.assert(fc.property(fc.string({ maxLength: 40 }), spans, (text, pairs) => {
      const entities = [entity('PERSON', 'x', ...pairs.map(([start, length]) => ({ start: Math.min(start, text.length), end: Math.min(start + length, text.length) })))];
      const bare = markMentions(text, entities, 'text').replace(/<\/?mark[^>]*>/g, '');
      const plain = bare.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&');
      expect(plain).toBe(text);
    }));
  });
});
