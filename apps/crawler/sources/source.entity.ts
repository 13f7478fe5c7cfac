import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { SectionRules } from '../sections/section.js';

/** Where news come from: a site, a feed, a sitemap, a section page or a list, and how it is to be crawled. */
@Entity({ schema: 'crawler', name: 'sources' })
export class Source {
  @PrimaryColumn('text') id: string;
  @Column('text') url: string;
  @Column('text', { nullable: true }) name: string | null;
  @Column('text', { name: 'home_country', nullable: true }) homeCountry: string | null;
  @Column('text', { nullable: true }) language: string | null;
  @Column('text', { array: true }) allow: string[];
  @Column('int', { name: 'delay_ms', nullable: true }) delayMs: number | null;
  @Column('int', { name: 'daily_budget', nullable: true }) dailyBudget: number | null;
  @Column('jsonb', { name: 'section_rules', nullable: true }) sectionRules: SectionRules | null;
  @Column('boolean') enabled: boolean;
  @Column({ type: 'timestamptz', name: 'created_at', insert: false, update: false }) createdAt: Date;
  @Column('timestamptz', { name: 'last_new_at', nullable: true }) lastNewAt: Date | null;
  @Column('timestamptz', { name: 'quiet_since', nullable: true }) quietSince: Date | null;
  @Column('text', { name: 'quiet_reason', nullable: true }) quietReason: string | null;
}
