import { oder } from './europe.js';
import type { Story } from './story.js';

/** What stands on the second site: a local paper that also prints a story of the first one under a headline of its own. */
export const courier: readonly Story[] = [
  {
    path: '/2026/11/17/river-rings-if-it-gets-salty',
    section: 'europe',
    layout: 'courier',
    language: 'en',
    title: 'This river rings you up when it gets too salty',
    teaser: 'Sensors on the Oder are to prevent another fish kill.',
    authors: ['Meridian Post'],
    publishedAt: '2026-11-17T06:00:00Z',
    body: [`FRANKFURT (ODER) (Meridian Post) – ${oder.body[0]}`, ...oder.body.slice(1, 4)],
    caption: 'The Oder in November',
    countries: ['DE', 'PL', 'CZ'],
    syndicationOf: oder.path,
  },
  {
    path: '/2026/11/16/lerwick-nets-from-norway',
    section: 'europe',
    layout: 'courier',
    language: 'en',
    title: 'Lerwick’s lost nets come home from Norway',
    teaser: 'They had drifted four hundred kilometres. One still had its label.',
    authors: ['Fiona Halcrow'],
    publishedAt: '2026-11-16T15:40:00Z',
    body: [
      'Eleven fishing nets that went overboard near Lerwick last winter came home on Monday, in the hold of a ferry from Bergen. They had drifted some four hundred kilometres across the North Sea to Norway.',
      'A school class on the island of Sotra found the first of them in April and wrote to the address on its label. The Norwegian coast guard collected the rest and dried them in a boathouse.',
      '“I had already bought new ones. Now I have to buy a bigger boat,” said Magnus Isbister, who owns eight of the eleven. Nets that nobody finds go on fishing for years, and Scotland counts more of them every winter.',
      'The class has been invited to Shetland for the summer. The ferry company pays, on condition that they bring no more nets.',
    ],
    caption: 'The nets on the quay',
    countries: ['GB', 'NO'],
  },
];
