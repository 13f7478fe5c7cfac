import type { Story } from './story.js';

const ice = [
  'Canada and the United States will count the ice on Lake Superior together this winter, after two winters in which their numbers did not agree. A joint office in Sault Ste. Marie is to publish one map a day, at noon.',
  'Both countries had flown their own aircraft over the same lake and drawn different edges. In February 2025 the Canadian chart showed 31 per cent of the water covered, the American one 38, and a ship from Duluth relied on the wrong one for nine hours.',
  '“The ice did not care about either of us,” said Marcel Tremblay of the Canadian ice service. The difference, it turned out, was a matter of what to call slush.',
  'There is now a definition of slush, one page long. It was settled in Ottawa in September and uses a spoon.',
  'The first map is due on 15 December.',
] as const;

export const americas: readonly Story[] = [
  {
    path: '/americas/lake-superior-ice-count',
    section: 'americas',
    layout: 'tabloid',
    language: 'en',
    title: 'Canada and the United States agree on what slush is',
    teaser: 'From December one map is to show how much of Lake Superior is frozen.',
    authors: ['Claire Fontaine', 'Dale Okafor'],
    publishedAt: '2026-11-16T11:00:00-05:00',
    body: ice,
    caption: 'The edge of the ice',
    countries: ['CA', 'US'],
    edit: {
      title: 'Canada and the United States agree on what slush is, and on a map',
      body: [
        ...ice.slice(0, 4),
        'The first map is due on 8 December, a week earlier than planned: the bays on the Ontario side began to freeze on Friday.',
        'Captains may send corrections by radio. Those that are accepted will carry the name of the ship.',
      ],
    },
  },
  {
    path: '/americas/paso-cristo-redentor-nieve',
    section: 'americas',
    layout: 'magazine',
    language: 'es',
    title: 'Chile y Argentina ensayan un túnel de viento para vencer la nieve',
    teaser: 'El paso cerró 41 días el último invierno. Un muro con agujeros podría reducirlos a la mitad.',
    authors: ['Valentina Rojas'],
    publishedAt: '2026-11-15T09:20:00-03:00',
    body: [
      'A tres mil metros de altura, la nieve no cae: llega de lado. El último invierno cerró durante 41 días el paso de los Libertadores, por donde cruza casi toda la carga entre Santiago y Mendoza.',
      'Ingenieros de Chile y Argentina prueban ahora un muro con agujeros que desvía el viento y lo obliga a barrer la carretera. La maqueta, de seis metros, ocupa un túnel de viento en Valparaíso.',
      { heading: 'Una escoba de aire' },
      '“No queremos detener la nieve, queremos que siga de largo”, explica Ignacio Fuentes, que dirige el ensayo. Los agujeros son más grandes abajo que arriba, y esa diferencia, dice, es todo el secreto.',
      { quote: 'Mi padre esperó aquí once días en 1984. Yo llevo tres y ya conozco a todos los perros.' },
      'Así lo cuenta Rubén Quiroga, camionero argentino, en la fila de Uspallata. Como él, unos dos mil conductores quedaron detenidos en agosto.',
      { heading: 'Lo que falta' },
      'El primer tramo, de ochocientos metros, se levantará en enero del lado chileno. Si funciona, el gobierno de Mendoza pagará el segundo.',
    ],
    caption: 'La maqueta en el túnel de viento',
    countries: ['CL', 'AR'],
  },
  {
    path: '/americas/manaus-floating-hospital',
    section: 'americas',
    layout: 'broadsheet',
    language: 'en',
    title: 'A floating hospital leaves Manaus for the border rivers',
    teaser: 'For eight months it will go where Brazil, Peru and Colombia meet, and where the nearest X-ray is four days away.',
    authors: ['Beatriz Andrade'],
    publishedAt: '2026-11-12T17:35:00-04:00',
    body: [
      'A hospital ship with two operating rooms left Manaus on Thursday for the upper Amazon, where Brazil meets Peru and Colombia and where the nearest X-ray is four days away by boat.',
      'The ship, once a river cruiser, carries 38 doctors and nurses, a dentist and a well-known cook. It will work its way up to Tabatinga and then, by an agreement that took two years, across the border to Leticia and Iquitos.',
      '“A patient does not know which country the pain is in,” said Luciana Prado, the head surgeon. Medicines may cross with the ship; only the X-ray films have to be declared.',
      'The Brazilian state of Amazonas pays for the fuel, the Colombian and Peruvian health services for a third of the crew. Water levels decide how far it goes: in the drought of 2023 the river at Manaus was the lowest on record.',
      'It is expected back in July, with the floods.',
    ],
    caption: 'The ship at the floating dock',
    countries: ['BR', 'PE', 'CO'],
  },
];
