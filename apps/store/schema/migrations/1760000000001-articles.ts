import type { MigrationInterface, QueryRunner } from 'typeorm';

const facts = `
  CREATE TABLE store.article_fetches (
    page_event_id text COLLATE "C" PRIMARY KEY,
    own_id uuid NOT NULL,
    article_id uuid NOT NULL,
    fetched_at timestamptz NOT NULL,
    content_sha256 bytea NOT NULL,
    pipeline text COLLATE "C" NOT NULL,
    source_id text,
    not_article text
  );
  COMMENT ON TABLE store.article_fetches IS 'One row per page event: the newest reading of the page.';
  COMMENT ON COLUMN store.article_fetches.own_id IS 'The article id that the page itself names by its canonical URL.';
  COMMENT ON COLUMN store.article_fetches.article_id IS 'The article it belongs to, after merges.';
  COMMENT ON COLUMN store.article_fetches.pipeline IS 'Extractor and tagger version in a form that sorts.';
  COMMENT ON COLUMN store.article_fetches.not_article IS 'Why the page is no article; null if it is one.';
  CREATE INDEX article_fetches_in_order ON store.article_fetches (article_id, fetched_at, page_event_id);
  CREATE INDEX article_fetches_merged ON store.article_fetches (own_id) WHERE own_id <> article_id;

  CREATE TABLE store.article_contents (
    own_id uuid NOT NULL,
    content_sha256 bytea NOT NULL,
    page_event_id text COLLATE "C" NOT NULL,
    fetched_at timestamptz NOT NULL,
    pipeline text COLLATE "C" NOT NULL,
    fingerprint text,
    document json NOT NULL,
    PRIMARY KEY (own_id, content_sha256)
  );
  COMMENT ON TABLE store.article_contents IS 'Each title and text of an article once: by the newest pipeline that read it, from the first page that showed it.';

  CREATE TABLE store.article_aliases (
    page_event_id text COLLATE "C" NOT NULL REFERENCES store.article_fetches ON DELETE CASCADE,
    alias_id uuid NOT NULL,
    own_id uuid NOT NULL,
    url text NOT NULL,
    PRIMARY KEY (page_event_id, alias_id)
  );
  COMMENT ON TABLE store.article_aliases IS 'URLs that led to a page whose canonical URL is another: AMP, mobile, redirected. alias_id is the article id that the URL would have by itself.';
  CREATE INDEX article_aliases_alias ON store.article_aliases (alias_id, own_id);
  CREATE INDEX article_aliases_own ON store.article_aliases (own_id, alias_id);
`;

const derived = `
  CREATE TABLE store.articles (
    id uuid PRIMARY KEY,
    state text NOT NULL CHECK (state IN ('stored', 'merged', 'notAnArticle', 'purged')),
    sequence bigint NOT NULL,
    changed_at timestamptz NOT NULL,
    merged_into uuid,
    url text,
    first_fetched_at timestamptz,
    revision_id text COLLATE "C",
    revision_count integer,
    content_own_id uuid,
    content_sha256 bytea,
    reading text COLLATE "C",
    sort_at timestamptz,
    source_id text,
    language text,
    primary_country text,
    countries text[],
    regions text[],
    fingerprint text,
    bands integer[],
    search tsvector,
    CHECK ((state = 'merged') = (merged_into IS NOT NULL)),
    CHECK (state <> 'stored' OR (url IS NOT NULL AND reading IS NOT NULL AND sort_at IS NOT NULL AND search IS NOT NULL))
  );
  COMMENT ON TABLE store.articles IS 'The state of every article that was ever published. Those that are gone keep id and sequence, so that a return goes on counting.';
  COMMENT ON COLUMN store.articles.reading IS 'Which reading the published document is: page event id and pipeline.';
  COMMENT ON COLUMN store.articles.sort_at IS 'When it was published, as far as that is known and credible, else first fetched.';
  COMMENT ON COLUMN store.articles.search IS 'Title and text stemmed by the language, and one lexeme for each thing that can be filtered by.';
  CREATE INDEX articles_newest ON store.articles (sort_at DESC, id DESC) WHERE state = 'stored';
  CREATE INDEX articles_merged_into ON store.articles (merged_into) WHERE merged_into IS NOT NULL;
  CREATE INDEX articles_search ON store.articles USING gin (search) WITH (gin_pending_list_limit = 512);
  CREATE INDEX articles_bands ON store.articles USING gin (bands) WITH (fastupdate = off);

  CREATE TABLE store.article_revisions (
    revision_id text COLLATE "C" PRIMARY KEY,
    article_id uuid NOT NULL,
    first_fetched_at timestamptz NOT NULL,
    last_fetched_at timestamptz NOT NULL,
    fetches integer NOT NULL,
    content_own_id uuid NOT NULL,
    content_sha256 bytea NOT NULL
  );
  COMMENT ON TABLE store.article_revisions IS 'The maximal runs of equal content in order of (fetched_at, page_event_id). A revision is named by the page event that first showed it.';
  CREATE INDEX article_revisions_in_order ON store.article_revisions (article_id, first_fetched_at, revision_id);

  CREATE TABLE store.mentions (
    article_id uuid NOT NULL,
    type text NOT NULL,
    key text COLLATE "C" NOT NULL,
    name text NOT NULL,
    mentions integer NOT NULL,
    salience real NOT NULL,
    PRIMARY KEY (article_id, type, key)
  );
  COMMENT ON COLUMN store.mentions.key IS 'The name as it is compared: NFKC, lower case, single spaces.';
  CREATE INDEX mentions_key ON store.mentions (key, type);
`;

const delivery = `
  CREATE TABLE store.outbox (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    article_id uuid NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
  ) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);
  COMMENT ON TABLE store.outbox IS 'Articles whose state is to be published. It names them only: what is published is the state at that moment.';

  CREATE TABLE store.relay_lease (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    holder uuid,
    epoch bigint NOT NULL DEFAULT 0,
    expires_at timestamptz NOT NULL DEFAULT '-infinity'
  );
  INSERT INTO store.relay_lease DEFAULT VALUES;

  CREATE TABLE store.search_configurations (
    name text COLLATE "C" PRIMARY KEY
  );
  COMMENT ON TABLE store.search_configurations IS 'The text search configurations that articles were indexed by, so that a query is stemmed by these.';

  CREATE TABLE store.region_names (
    code text COLLATE "C" PRIMARY KEY,
    name text NOT NULL,
    kind text NOT NULL
  );
  COMMENT ON TABLE store.region_names IS 'Regions and subdivisions as the articles name them, for looking up a code by its name.';

  CREATE TABLE store.purges (
    source_id text PRIMARY KEY,
    purged_at timestamptz NOT NULL
  );
  COMMENT ON TABLE store.purges IS 'Sources that were removed. What was fetched of them up to then never comes back.';
`;

// A GIN index keeps new entries in a list that every search reads through: a short one for `search`, none for `bands`, which each new article searches.

/**
 * Facts first: fetches, contents and aliases hold what was read; articles, revisions and mentions are derived from them and can be
 * derived again. Text that orders or identifies is compared by bytes, as in JavaScript, whatever the database's own collation.
 */
export class Articles1760000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statements of [facts, derived, delivery]) await runner.query(statements);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE store.purges, store.region_names, store.search_configurations, store.relay_lease, store.outbox, store.mentions, store.article_revisions, store.articles,
      store.article_aliases, store.article_contents, store.article_fetches`);
  }
}
