import type { Article } from '@newsreel/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A title and text that an article had at some time, with all that was read with them. */
@Entity({ schema: 'store', name: 'article_contents' })
export class ContentEntity {
  @PrimaryColumn('uuid', { name: 'own_id' })
  ownId: string;

  @PrimaryColumn('bytea', { name: 'content_sha256' })
  contentSha256: Buffer;

  @Column('text', { name: 'page_event_id' })
  pageEventId: string;

  @Column('timestamptz', { name: 'fetched_at' })
  fetchedAt: Date;

  @Column('text')
  pipeline: string;

  @Column('text', { nullable: true })
  fingerprint: string | null;

  @Column('json')
  document: Article;
}
