import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = `
CREATE TABLE crawler.sources (
  id text PRIMARY KEY,
  url text NOT NULL UNIQUE,
  name text,
  home_country text CHECK (home_country ~ '^[A-Z]{2}$'),
  language text,
  allow text[] NOT NULL DEFAULT '{}',
  delay_ms int CHECK (delay_ms >= 0),
  daily_budget int CHECK (daily_budget > 0),
  section_rules jsonb,
  enabled boolean NOT NULL DEFAULT true,
  created_at timestamptz NOT NULL DEFAULT now(),
  -- pages fetched on the day spent_on, counted where there is a budget
  spent_on date,
  spent int NOT NULL DEFAULT 0,
  -- articles fetched again, and how many of them their publisher had changed; both are halved now and then, so that the past fades
  edit_checks real NOT NULL DEFAULT 0,
  edits real NOT NULL DEFAULT 0,
  -- pages read, and how many of them were articles; faded alike
  pages_read real NOT NULL DEFAULT 0,
  articles_read real NOT NULL DEFAULT 0,
  -- pages read since the last one that was an article
  barren int NOT NULL DEFAULT 0,
  last_new_at timestamptz,
  -- the usual time between two arrivals of something new, in seconds
  usual_gap_s real,
  quiet_since timestamptz,
  quiet_reason text
);

CREATE SEQUENCE crawler.leases;

-- A host is a scheme, a name and a port. turn_at alone says when a worker may take it: it cannot disagree with what it is made of.
CREATE TABLE crawler.hosts (
  id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  origin text NOT NULL UNIQUE,
  paused boolean NOT NULL DEFAULT false,
  lease bigint,
  leased_until timestamptz,
  next_at timestamptz NOT NULL DEFAULT now(),
  -- when its first URL is due, or earlier
  work_at timestamptz NOT NULL DEFAULT 'infinity',
  turn_at timestamptz NOT NULL GENERATED ALWAYS AS (
    CASE WHEN paused THEN 'infinity'::timestamptz WHEN lease IS NOT NULL THEN leased_until ELSE greatest(next_at, work_at) END
  ) STORED,
  delay_ms int CHECK (delay_ms >= 0),
  robots_delay_ms int,
  slowdown real NOT NULL DEFAULT 1,
  failures int NOT NULL DEFAULT 0,
  robots_until timestamptz,
  last_error text,
  last_error_at timestamptz,
  last_success_at timestamptz,
  CHECK ((lease IS NULL) = (leased_until IS NULL))
) WITH (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 500);
CREATE INDEX hosts_turn ON crawler.hosts (turn_at);

CREATE TABLE crawler.robots (
  host_id int PRIMARY KEY REFERENCES crawler.hosts ON DELETE CASCADE,
  fetched_at timestamptz NOT NULL,
  body text NOT NULL
);

-- What is to be requested: pages, and the documents that name pages. One row is one URL in one role.
CREATE TABLE crawler.frontier (
  url_hash bytea PRIMARY KEY CHECK (length(url_hash) = 16),
  kind text NOT NULL CHECK (kind IN ('page', 'robots', 'site', 'probe', 'feed', 'sitemap', 'section', 'list')),
  url text NOT NULL,
  -- whose turn the next request is: after a redirect another host than the URL's own
  host_id int NOT NULL REFERENCES crawler.hosts,
  source_id text REFERENCES crawler.sources,
  allow text[],
  priority smallint NOT NULL CHECK (priority BETWEEN 0 AND 4),
  -- infinity: retired
  due_at timestamptz NOT NULL,
  found_at timestamptz NOT NULL DEFAULT now(),
  hinted_at timestamptz,
  fetched_at timestamptz,
  tries smallint NOT NULL DEFAULT 0,
  etag text,
  last_modified text,
  body_sha256 bytea,
  chain jsonb,
  moved_to text,
  asked_at timestamptz,
  outcome text,
  reason text,
  outcome_at timestamptz,
  page_event_id text,
  awaiting_since timestamptz,
  content_sha256 bytea,
  extractor_version text,
  edit_step smallint NOT NULL DEFAULT 0,
  interval_s int,
  entries int,
  last_new_at timestamptz
) WITH (fillfactor = 85);
CREATE INDEX frontier_turn ON crawler.frontier (host_id, priority, due_at);
CREATE INDEX frontier_source ON crawler.frontier (source_id) WHERE source_id IS NOT NULL;
CREATE INDEX frontier_documents ON crawler.frontier (source_id, kind) WHERE kind NOT IN ('page', 'robots');
CREATE INDEX frontier_awaiting ON crawler.frontier (awaiting_since) WHERE awaiting_since IS NOT NULL;
CREATE INDEX frontier_retired ON crawler.frontier (outcome_at) WHERE due_at = 'infinity';

-- URLs that are done with, as hashes: a feed that still names one must not bring it back.
CREATE TABLE crawler.seen (
  url_hash bytea PRIMARY KEY CHECK (length(url_hash) = 16),
  seen_on date NOT NULL DEFAULT current_date
);
CREATE INDEX seen_age ON crawler.seen USING brin (seen_on);
`;

export class Frontier1764000000000 implements MigrationInterface {
  readonly name = 'Frontier1764000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(up);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE crawler.seen, crawler.frontier, crawler.robots, crawler.hosts, crawler.sources; DROP SEQUENCE crawler.leases');
  }
}
