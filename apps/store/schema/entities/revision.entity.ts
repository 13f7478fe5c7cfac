import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { ContentEntity } from './content.entity.js';

/** A run of fetches that showed the same content. */
@Entity({ schema: 'store', name: 'article_revisions' })
export class RevisionEntity {
  /** The page event that first showed it. */
  @PrimaryColumn('text', { name: 'revision_id' })
  revisionId: string;

  @Column('uuid', { name: 'article_id' })
  articleId: string;

  @Column('timestamptz', { name: 'first_fetched_at' })
  firstFetchedAt: Date;

  @Column('timestamptz', { name: 'last_fetched_at' })
  lastFetchedAt: Date;

  @Column('integer')
  fetches: number;

  @ManyToOne(() => ContentEntity, { createForeignKeyConstraints: false })
  @JoinColumn([
    { name: 'content_own_id', referencedColumnName: 'ownId' },
    { name: 'content_sha256', referencedColumnName: 'contentSha256' },
  ])
  content: Relation<ContentEntity>;
}
