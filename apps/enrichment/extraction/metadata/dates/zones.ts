/**
 * The time zone that a site's clock shows, by the country of its domain; only countries that have one zone, or nearly. A time without a
 * zone is read in it. Source of the zones: the IANA time zone database (zone1970.tab).
 */
const zoneOfCountry: Readonly<Record<string, string>> = {
  at: 'Europe/Vienna', be: 'Europe/Brussels', bg: 'Europe/Sofia', ch: 'Europe/Zurich', cz: 'Europe/Prague', de: 'Europe/Berlin', dk: 'Europe/Copenhagen', ee: 'Europe/Tallinn',
  es: 'Europe/Madrid', fi: 'Europe/Helsinki', fr: 'Europe/Paris', gr: 'Europe/Athens', hr: 'Europe/Zagreb', hu: 'Europe/Budapest', ie: 'Europe/Dublin', is: 'Atlantic/Reykjavik',
  it: 'Europe/Rome', li: 'Europe/Zurich', lt: 'Europe/Vilnius', lu: 'Europe/Luxembourg', lv: 'Europe/Riga', mt: 'Europe/Malta', nl: 'Europe/Amsterdam', no: 'Europe/Oslo', pl: 'Europe/Warsaw',
  ro: 'Europe/Bucharest', rs: 'Europe/Belgrade', se: 'Europe/Stockholm', si: 'Europe/Ljubljana', sk: 'Europe/Bratislava', ua: 'Europe/Kyiv', uk: 'Europe/London', by: 'Europe/Minsk',
  md: 'Europe/Chisinau', al: 'Europe/Tirane', ba: 'Europe/Sarajevo', mk: 'Europe/Skopje', me: 'Europe/Podgorica', tr: 'Europe/Istanbul', cy: 'Asia/Nicosia',
  kz: 'Asia/Almaty', kg: 'Asia/Bishkek', uz: 'Asia/Tashkent', tj: 'Asia/Dushanbe', tm: 'Asia/Ashgabat', az: 'Asia/Baku', am: 'Asia/Yerevan', ge: 'Asia/Tbilisi', ir: 'Asia/Tehran', af: 'Asia/Kabul',
  in: 'Asia/Kolkata', pk: 'Asia/Karachi', bd: 'Asia/Dhaka', lk: 'Asia/Colombo', np: 'Asia/Kathmandu', cn: 'Asia/Shanghai', hk: 'Asia/Hong_Kong', tw: 'Asia/Taipei', jp: 'Asia/Tokyo', kr: 'Asia/Seoul',
  th: 'Asia/Bangkok', vn: 'Asia/Ho_Chi_Minh', my: 'Asia/Kuala_Lumpur', sg: 'Asia/Singapore', ph: 'Asia/Manila', ae: 'Asia/Dubai', sa: 'Asia/Riyadh', qa: 'Asia/Qatar', kw: 'Asia/Kuwait',
  iq: 'Asia/Baghdad', il: 'Asia/Jerusalem', jo: 'Asia/Amman', lb: 'Asia/Beirut', sy: 'Asia/Damascus', eg: 'Africa/Cairo', ma: 'Africa/Casablanca', dz: 'Africa/Algiers', tn: 'Africa/Tunis',
  za: 'Africa/Johannesburg', ng: 'Africa/Lagos', ke: 'Africa/Nairobi', tz: 'Africa/Dar_es_Salaam', ug: 'Africa/Kampala', gh: 'Africa/Accra', et: 'Africa/Addis_Ababa', na: 'Africa/Windhoek',
  zw: 'Africa/Harare', sn: 'Africa/Dakar', nz: 'Pacific/Auckland', ar: 'America/Argentina/Buenos_Aires', pe: 'America/Lima', uy: 'America/Montevideo', py: 'America/Asuncion', ve: 'America/Caracas', bo: 'America/La_Paz',
  ec: 'America/Guayaquil', cl: 'America/Santiago', cr: 'America/Costa_Rica', gt: 'America/Guatemala', do: 'America/Santo_Domingo', cu: 'America/Havana', jm: 'America/Jamaica', tt: 'America/Port_of_Spain',
};

/** Abbreviations that name one offset only, in minutes east of UTC. Ambiguous ones (IST, CST, BST, AST) are read by nobody alike and left out, but for the usual ones of English-language news. */
export const offsetOfAbbreviation: Readonly<Record<string, number>> = {
  UTC: 0, GMT: 0, Z: 0, WET: 0, WEST: 60, BST: 60, CET: 60, CEST: 120, MEZ: 60, MESZ: 120, EET: 120, EEST: 180, MSK: 180, МСК: 180, EST: -300, EDT: -240, CDT: -300, MST: -420, MDT: -360,
  PST: -480, PDT: -420, JST: 540, KST: 540, HKT: 480, SGT: 480, SAST: 120, EAT: 180, WAT: 60, AEST: 600, AEDT: 660, AWST: 480, NZST: 720, NZDT: 780, PKT: 300, TSİ: 180,
};

/** The zone's IANA name for a host, null where the domain names no country of one zone. */
export function zoneOfHost(host: string): string | null {
  return zoneOfCountry[host.slice(host.lastIndexOf('.') + 1).toLowerCase()] ?? null;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Minutes east of UTC that the zone's clocks were at when they showed this local time (given as if it were UTC, in milliseconds). */
export function offsetAt(zone: string, localTime: number): number {
  const guess = offsetAtInstant(zone, localTime);
  return offsetAtInstant(zone, localTime - guess * 60_000);
}

function offsetAtInstant(zone: string, instant: number): number {
  let format = formats.get(zone);
  if (!format) formats.set(zone, (format = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' })));
  const name = format.formatToParts(instant).find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT';
  const match = /GMT([+-])(\d\d):(\d\d)/.exec(name);
  return match ? (match[1] === '-' ? -1 : 1) * (60 * Number(match[2]) + Number(match[3])) : 0;
}
