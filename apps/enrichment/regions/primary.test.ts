import { tagRegions } from './tag.js';

const primary = (title: string | null, text: string, language = 'en') => tagRegions({ title, text, language, homeCountry: null });

describe('the country that an article is mainly about', () => {
  test.each([
    ['named first in headline and text', 'A chain of sensors is to warn the Oder', 'Germany and Poland have switched on sensors along the Oder. Readings were shown in Frankfurt; a station in Szczecin gets a call.', 'DE'],
    ['the one where it happens, not where it comes from', 'Lerwick’s lost nets come home from Norway', 'Eleven nets that went overboard near Lerwick came home on Monday, in the hold of a ferry from Bergen. Scotland counts more of them every winter, and Shetland most.', 'GB'],
    ['its towns count as it does', null, 'Nurses in Gulu and Lira went on strike. The union in Kampala wants what Kenya pays.', 'UG'],
    ['not the one that is only compared with', 'Peru raises its minimum wage', 'Workers in Lima and Arequipa will earn more from May. In Chile, in Brazil and in Argentina wages are higher still.', 'PE'],
    ['not where the paper\'s dateline is from alone', null, 'GENEVA - Floods in Malawi have killed dozens near Blantyre, the U.N. said. Malawi asked for tents.', 'MW'],
  ])('%s', (_, title, text, code) => {
    expect(primary(title, text).primaryCountry).toBe(code);
  });

  test('may be two', () => {
    expect(primary('Chile and Argentina test a wall against snow', 'Engineers of Argentina and Chile test a wall. Lorries wait in Mendoza and in Santiago.').primaryCountries).toEqual(['CL', 'AR']);
  });

  test('is no state of the past', () => {
    expect(primary(null, 'The Soviet Union sent it; the Soviet Union took it back from Latvia.').primaryCountry).toBe('LV');
  });
});
