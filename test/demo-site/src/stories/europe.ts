import type { Story } from './story.js';

export const oder = {
  path: '/europe/oder-sensors-warn-of-salt',
  body: [
    'Germany and Poland have switched on a chain of 41 sensors along the Oder that is meant to warn of salt before fish begin to die. The first readings were shown in Frankfurt on Monday, on a screen in the window of the town’s tourist office.',
    'The river lost a large part of its fish in August 2022, when warm, salty water let a golden alga bloom. Both governments promised to measure more. It took four years to agree on who may see the figures, and the answer is now: everybody.',
    'A sensor reports conductivity, temperature and oxygen every ten minutes. If three neighbouring ones rise together, the water authorities in Wrocław, Szczecin and Potsdam are called by telephone, at any hour.',
    '“We do not want to be surprised by our own river again,” said Katarzyna Wolna, a hydrologist who planned the Polish half of the chain. Upstream, in the Czech city of Ostrava, two more sensors are to follow next year.',
    'Anglers on both banks have asked for a line of their own. They will get a text message, in two languages, at the same moment as the officials.',
  ],
} as const;

export const europe: readonly Story[] = [
  {
    ...oder,
    section: 'europe',
    layout: 'broadsheet',
    language: 'en',
    title: 'A chain of sensors is to warn the Oder of salt',
    teaser: 'Four years after the fish died, Germany and Poland share every reading, with each other and with anglers.',
    authors: ['Jonas Brandt'],
    publishedAt: '2026-11-16T16:05:00+01:00',
    caption: 'The river below Frankfurt',
    countries: ['DE', 'PL', 'CZ'],
  },
  {
    path: '/europe/izmir-midilli-feribot',
    section: 'europe',
    layout: 'tabloid',
    language: 'tr',
    title: 'İzmir ile Midilli arasında kış seferleri başlıyor',
    teaser: 'Feribot bu yıl ilk kez aralık ve ocak aylarında da çalışacak.',
    authors: ['Elif Karaca'],
    publishedAt: '2026-11-15T12:30:00+03:00',
    body: [
      'İzmir ile Yunanistan’ın Midilli adası arasındaki feribot, bu yıl ilk kez kış aylarında da çalışacak. Belediyeden yapılan açıklamaya göre seferler 5 Aralık’ta başlayacak ve haftada üç gün yapılacak.',
      'Yolculuk yaklaşık üç saat sürüyor. Gemi sabah sekizde Alsancak limanından ayrılıyor, akşam aynı saatte geri dönüyor. Bilet fiyatı yaz tarifesinin yarısı kadar olacak.',
      '“Adadaki esnaf da bizim esnafımız da kışın boş oturuyor. İki taraf da bu hattı istiyordu,” diyen liman müdürü Serkan Aydın, geçen kış yapılan deneme seferlerinde yolcuların üçte ikisinin Türkiye’den olduğunu söyledi.',
      'Yunan tarafında ise hazırlıklar sürüyor. Midilli’de pasaport kontrolü için yeni bir salon yapılıyor; salonun kasım ayının sonunda bitmesi bekleniyor.',
      'Hava muhalefeti nedeniyle iptal edilen seferlerin biletleri on gün içinde iade edilecek.',
    ],
    caption: 'Alsancak limanı',
    countries: ['TR', 'GR'],
  },
  {
    path: '/europe/georgia-armenia-chess-bridge',
    section: 'europe',
    layout: 'tabloid',
    language: 'en',
    title: 'Georgia’s smallest chess club plays Armenia’s across a river, by loudspeaker',
    teaser: 'The bridge between the two villages has been closed since summer. The tournament has not.',
    authors: ['Nino Beridze'],
    publishedAt: '2026-11-13T19:45:00+04:00',
    body: [
      'The moves are shouted over the Debed, first in Georgian, then in Armenian, then once more by a man with a loudspeaker who sells tomatoes on other days. Board four has just lost a bishop, and both banks groan.',
      'The footbridge between the two villages was closed in July, after a flood had bent it. The clubs of Sadakhlo in Georgia and Bagratashen in Armenia had met on it every autumn for nineteen years, on a table in the middle, half of which belonged to each country.',
      '“We could have driven round by the road crossing,” says Giorgi Lomidze, 71, the Georgian captain. “But then it would have been a match like any other.” So each side set up its own boards, and a pair of field glasses.',
      'The Armenian side won by five games to three. Its captain, Anahit Sargsyan, a former junior champion of Yerevan, says she could hear a mistake in the voice of the man who shouted it.',
      'Repairs are to begin in spring. The ministry in Tbilisi has promised a bridge with a wider middle.',
    ],
    caption: 'Board one, seen from the other bank',
    countries: ['GE', 'AM'],
  },
];
