import type { DataSource } from 'typeorm';

/** How often something new arrives, as a mean in which a new gap counts a tenth. Within a minute is the same arrival. */
const noteArrival = `
UPDATE crawler.sources SET
  usual_gap_s = CASE
    WHEN last_new_at IS NULL OR now() - last_new_at < interval '1 min' THEN usual_gap_s
    WHEN usual_gap_s IS NULL THEN extract(epoch FROM now() - last_new_at)
    ELSE 0.9 * usual_gap_s + 0.1 * extract(epoch FROM now() - last_new_at) END,
  last_new_at = now(), name = coalesce(name, $2)
WHERE id = $1`;

/** A document of the source has named something new. */
export async function noteBrought(database: DataSource, sourceId: string, title: string | null): Promise<void> {
  await database.query(noteArrival, [sourceId, textual(title)]);
}

/** What a site says of itself, for whoever has not said it already. */
export async function describeSource(database: DataSource, sourceId: string, { name, language }: { readonly name: string | null; readonly language: string | null }): Promise<void> {
  await database.query('UPDATE crawler.sources SET name = coalesce(name, $2), language = coalesce(language, $3) WHERE id = $1 AND (name IS NULL OR language IS NULL)', [sourceId, textual(name), language]);
}

/** U+0000 is the one character that PostgreSQL's text can't hold; a JSON feed can. */
const textual = (text: string | null): string | null => text?.replaceAll('\0', '') ?? null;
