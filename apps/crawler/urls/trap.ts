// URLs that a machine makes without end: calendars, filters, paths that grow. Nobody reads news there.
const MAX_PATH = 512;
const MAX_SEGMENTS = 14;
const MAX_PARAMETERS = 8;
const MAX_FILTERS = 3;
/** How often a run of segments may follow itself. */
const MAX_REPEATS = 2;
const EARLIEST_YEAR = 1990;

/** Parameters by which lists are cut, sorted and filtered, or a reader acts. */
const filters = /^(sort|order(by)?|dir|view|filter.*|f|facet.*|price.*|colou?r|size|brand|per_?page|limit|offset|start|from_?date|to_?date|min.*|max.*|.*\[.*\])$/i;
const actions = /^(replytocom|share|print(able)?|add-to-cart|action|do|logout|return(_?to|url)?|redirect(_?to|_?url)?|session(id)?|sid)$/i;
const calendars = /\/(calendar|kalender|calendrier|calendario|events?|archive?s?)\//i;

/**
 * Why a URL looks like one of endlessly many; null if it does not. @param year the present one: a calendar has pages for years to come.
 */
export function trapOf(url: string, year: number): string | null {
  const { pathname, searchParams } = new URL(url);
  const segments = pathname.split('/').filter(Boolean);
  const names = [...searchParams.keys()];
  if (pathname.length > MAX_PATH) return `its path is longer than ${MAX_PATH} characters`;
  if (segments.length > MAX_SEGMENTS) return `its path has more than ${MAX_SEGMENTS} segments`;
  if (repeats(segments)) return 'its path repeats itself';
  if (names.length > MAX_PARAMETERS) return `it has more than ${MAX_PARAMETERS} parameters`;
  const action = names.find((name) => actions.test(name));
  if (action) return `its parameter ${action} makes it an action, not a page`;
  if (names.filter((name) => filters.test(name)).length >= MAX_FILTERS) return 'it is one of many ways to filter a list';
  const foreign = yearsIn(segments, calendars.test(`${pathname}/`)).find((one) => one < EARLIEST_YEAR || one > year + 1);
  if (foreign !== undefined) return `it is a calendar's page of the year ${foreign}`;
  return null;
}

function repeats(segments: readonly string[]): boolean {
  for (let length = 1; length <= segments.length / (MAX_REPEATS + 1); length++) {
    for (let at = 0; at + length * (MAX_REPEATS + 1) <= segments.length; at++) {
      const run = segments.slice(at, at + length).join('/');
      let count = 1;
      while (segments.slice(at + count * length, at + (count + 1) * length).join('/') === run) count++;
      if (count > MAX_REPEATS) return true;
    }
  }
  return false;
}

/** A segment of four digits is a year in a calendar, or where a month follows it: elsewhere it may be anything. */
function yearsIn(segments: readonly string[], isCalendar: boolean): number[] {
  return segments.flatMap((segment, i) => {
    const year = /^(\d{4})(?:-\d{2}){0,2}$/.exec(segment)?.[1];
    return year && (isCalendar || (/^(0[1-9]|1[0-2])$/.test(segments[i + 1] ?? '') && segment.length === 4)) ? [Number(year)] : [];
  });
}
