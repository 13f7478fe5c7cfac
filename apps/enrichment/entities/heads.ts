import { TYPES } from './labels.js';

const [PERSON, ORGANIZATION, LOCATION, MISC] = TYPES.map((_, i) => i) as [number, number, number, number];
const words = (list: string) => new Set(list.split(/\s+/));

/** The last word of a name tells of buildings and sites that one goes there, … */
const SITES = words(`airport airfield airbase stadium arena theatre theater cinema bridge tunnel prison jail road street avenue boulevard highway roundabout square park plaza palace castle fort hotel mosque cathedral basilica
  temple shrine mausoleum cemetery mall tower hall gallery hospital port harbour harbor dam pipeline beach market zoo station route corridor`);
/** … of happenings, laws and works that they are no bodies of people, … */
const HAPPENINGS = words(`act law code bill agreement treaty convention protocol accord accords pact declaration resolution war revolution olympiad olympics games expo exposition exhibition cup championship championships
  marathon festival award awards prize plan strategy project initiative summit conference meeting day week year month gathering visit hurricane typhoon cyclone storm virus`);
/** … and of bodies of people that they are. */
const BODIES = words(`jsc ojsc pjsc ag gmbh bhd pte pty nv spa sarl group inc inc. ltd ltd. limited llc plc corp corp. corporation company holding holdings bank eximbank foundation institute university college academy ministry department agency authority commission
  committee council association federation league party police brigade club fc airlines airways motors media news newspaper television radio records studios labs systems technologies solutions services partners ventures
  logistics railways petroleum embassy secretariat directorate tribunal parliament senate congress`);
const BANK = /..bank$/;

/** Whether a name that ends with the word (folded) is an organisation's. */
export const isBody = (word: string): boolean => BODIES.has(word);

/** What a name is by its last word, where that tells more than what surrounds it. */
export function typeByHead(type: number, name: readonly string[]): number {
  const head = name.at(-1)!;
  if ((type === PERSON || type === LOCATION) && (BANK.test(head) || (name.length > 1 && BODIES.has(head)))) return head === 'bank' && type === LOCATION ? type : ORGANIZATION;
  if (type !== ORGANIZATION || name.length < 2) return type;
  return SITES.has(head) ? LOCATION : HAPPENINGS.has(head) ? MISC : type;
}
