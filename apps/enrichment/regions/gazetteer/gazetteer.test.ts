import { iso31662 } from 'iso-3166';
import { factsFolder, type Gazetteer, gazetteer } from './load.js';
import { Sources } from './sources.js';

// Country, then cities with the last part of their subdivision's ISO 3166-2 code.
const CITIES = `
US New York=NY|Los Angeles=CA|Chicago=IL|Houston=TX|Honolulu=HI
CA Toronto=ON|Montréal=QC|Vancouver=BC|Calgary=AB|Halifax=NS
MX Guadalajara=JAL|Monterrey=NLE|Tijuana=BCN|Cancún=ROO|Oaxaca=OAX
BR São Paulo=SP|Rio de Janeiro=RJ|Salvador=BA|Manaus=AM|Porto Alegre=RS
AR Córdoba=X|Rosario=S|Mendoza=M|Salta=A|Ushuaia=V
CO Bogotá=DC|Medellín=ANT|Cali=VAC|Barranquilla=ATL|Cartagena=BOL
CL Santiago=RM|Valparaíso=VS|Antofagasta=AN|Temuco=AR|Punta Arenas=MA
PE Arequipa=ARE|Trujillo=LAL|Cusco=CUS|Iquitos=LOR|Piura=PIU
VE Maracaibo=V|Valencia=G|Barquisimeto=K|Ciudad Guayana=F|Mérida=L
GB London=ENG|Glasgow=SCT|Cardiff=WLS|Belfast=NIR|Manchester=ENG
FR Paris=IDF|Marseille=PAC|Lyon=ARA|Lille=HDF|Bordeaux=NAQ
DE Berlin=BE|Hamburg=HH|Munich=BY|Stuttgart=BW|Dresden=SN
ES Madrid=MD|Barcelona=CT|Seville=AN|Valencia=VC|Bilbao=PV
IT Rome=62|Milan=25|Naples=72|Palermo=82|Turin=21
PL Warsaw=14|Kraków=12|Gdańsk=22|Wrocław=02|Poznań=30
UA Kharkiv=63|Odesa=51|Lviv=46|Kyiv=30|Donetsk=14
RU Moscow=MOW|Saint Petersburg=SPE|Kazan=TA|Yekaterinburg=SVE|Vladivostok=PRI
TR Istanbul=34|Ankara=06|Izmir=35|Diyarbakır=21|Gaziantep=27
KZ Almaty=75|Karagandy=35|Aktobe=15|Pavlodar=55|Atyrau=23
UZ Tashkent=TK|Samarkand=SA|Bukhara=BU|Nukus=QR|Fergana=FA
AZ Baku=BA|Sumqayıt=SM|Naxçıvan=NX|Shushi=SUS|Lankaran=LAN
GE Tbilisi=TB|Batumi=AJ|Kutaisi=IM|Gori=SK|Zugdidi=SZ
IR Tehran=23|Mashhad=09|Isfahan=10|Shiraz=07|Tabriz=03
IQ Baghdad=BG|Basrah=BA|Mosul=NI|Najaf=NA|Kirkuk=KI
SY Damascus=DI|Aleppo=HL|Homs=HI|Latakia=LA|Idlib=ID
IL Tel Aviv=TA|Haifa=HA|Jerusalem=JM|Beersheba=D|Nazareth=Z
EG Cairo=C|Alexandria=ALX|Luxor=LX|Suez=SUZ|Aswan=ASN
SA Riyadh=01|Jeddah=02|Medina=03|Dammam=04|Tabuk=07
NG Lagos=LA|Kano=KN|Ibadan=OY|Maiduguri=BO|Port Harcourt=RI
KE Nairobi=30|Mombasa=28|Kisumu=17|Nakuru=31|Eldoret=44
ZA Johannesburg=GP|Cape Town=WC|Durban=KZN|Bloemfontein=FS|Polokwane=LP
ET Addis Ababa=AA|Mek'ele=TI|Bahir Dar=AM|Dire Dawa=DD|Jimma=OR
MA Casablanca=06|Rabat=04|Marrakesh=07|Fes=03|Tangier=01
CN Beijing=BJ|Shanghai=SH|Guangzhou=GD|Chengdu=SC|Wuhan=HB
JP Tokyo=13|Osaka=27|Sapporo=01|Fukuoka=40|Hiroshima=34
KR Seoul=11|Busan=26|Incheon=28|Daegu=27|Daejeon=30
IN Mumbai=MH|Delhi=DL|Kolkata=WB|Chennai=TN|Bengaluru=KA
PK Karachi=SD|Lahore=PB|Peshawar=KP|Quetta=BA|Islamabad=IS
ID Jakarta=JK|Surabaya=JI|Bandung=JB|Medan=SU|Makassar=SN
AU Sydney=NSW|Melbourne=VIC|Brisbane=QLD|Perth=WA|Hobart=TAS
`.trim().split('\n').flatMap((line) => line.slice(3).split('|').map((city) => [line.slice(0, 2), ...city.split('=')] as [string, string, string]));

/** The largest place of that name in the country that is no subdivision itself. */
function cityOf(places: Gazetteer, country: string, name: string): number {
  const { arrays, meta } = places;
  const found = places.findText(name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/ı/g, 'i').replace(/ł/g, 'l').replace(/['-]/g, ' '));
  for (let c = arrays.candidateStart[found] ?? 0; c < (arrays.candidateStart[found + 1] ?? 0); c++) {
    const place = arrays.candidatePlace[c]!;
    if (meta.countries[arrays.country[place]!] === country && arrays.kind[place]! > 1) return place;
  }
  return -1;
}

describe('the compiled gazetteer', () => {
  const places = gazetteer();
  const { arrays, meta } = places;

  test('is made of the sources beside it (else run "npm run gazetteer")', () => {
    expect(meta.sources).toBe(new Sources(factsFolder()).hash());
  });

  test('knows the subdivision of 200 cities in 40 countries', () => {
    const wrong = CITIES.filter(([country, name, code]) => {
      const place = cityOf(places, country, name);
      return place < 0 || meta.subdivisions[arrays.subdivision[place]!]?.iso !== `${country}-${code}`;
    }).map(([country, name, code]) => `${country} ${name}: ${code}, is ${meta.subdivisions[arrays.subdivision[cityOf(places, country, name)]!]?.iso}`);
    expect(wrong).toEqual([]);
    expect(CITIES).toHaveLength(200);
  });

  test('has the codes of Vietnam since its reform of 2025, not those that went to other provinces', () => {
    const provinces = Object.entries({ 'da nang': 'DN', 'hai phong': 'HP', 'can tho': 'CT', hue: '26', 'vinh long': '49', 'tay ninh': '37', 'lang son': '09' });
    expect(provinces.filter(([name, code]) => meta.subdivisions[arrays.subdivision[cityOf(places, 'VN', name)]!]?.iso !== `VN-${code}`)).toEqual([]);
  });

  test('puts the middle of a subdivision of the far north where it is', () => {
    const middle = (iso: string) => { const { place } = meta.subdivisions.find((s) => s.iso === iso)!; return [arrays.lat[place]! / 1e5, arrays.lon[place]! / 1e5]; };
    expect(middle('RU-CHU')).toEqual([66.5, 172]);
    expect(middle('CN-HL')).toEqual([48, 128]);
  });

  test('holds codes that ISO 3166-2 lists', () => {
    const listed = new Set(iso31662.map(({ code }) => code));
    const unknown = meta.subdivisions.map(({ iso }) => iso).filter((iso) => iso !== null && !listed.has(iso));
    expect(unknown).toEqual([]);
  });

  test('places every country in one M49 region, and every region below the world', () => {
    const parents = new Map(meta.regions.map(({ code, parent }) => [code, parent]));
    for (const region of meta.countryRegion) {
      let code: string | null | undefined = region;
      for (let steps = 0; code && code !== '001' && steps < 5; steps++) code = parents.get(code);
      expect(code).toBe('001');
    }
  });
});
