import { KINDS, type Meta, NONE, type PlaceKind } from './format.js';

export interface PlaceRow {
  title: string; kind: PlaceKind; lat: number; lon: number; people: number; country: string; subdivision: number; geonamesId: number; region: string;
}

/** Collects places and the tables they point into. */
export class Places {
  readonly rows: PlaceRow[] = [];

  constructor(readonly meta: Pick<Meta, 'countries' | 'regions'>) {}

  add(row: Partial<PlaceRow> & Pick<PlaceRow, 'title' | 'kind' | 'lat' | 'lon'>): number {
    this.rows.push({ people: 0, country: '', subdivision: NONE, geonamesId: 0, region: '', ...row });
    return this.rows.length - 1;
  }

  arrays() {
    const { rows, meta } = this;
    const index = (list: string[], item: string) => (item === '' ? 255 : list.indexOf(item) & 255);
    const regions = meta.regions.map((region) => region.code);
    return {
      lat: Int32Array.from(rows, (row) => Math.round(row.lat * 1e5)),
      lon: Int32Array.from(rows, (row) => Math.round(row.lon * 1e5)),
      weight: Uint8Array.from(rows, (row) => Math.min(255, Math.round(10 * Math.log10(row.people + 1)))),
      kind: Uint8Array.from(rows, (row) => KINDS.indexOf(row.kind)),
      country: Uint8Array.from(rows, (row) => index(meta.countries, row.country)),
      subdivision: Uint16Array.from(rows, (row) => row.subdivision),
      geonamesId: Uint32Array.from(rows, (row) => row.geonamesId),
      region: Uint8Array.from(rows, (row) => index(regions, row.region)),
    };
  }
}
