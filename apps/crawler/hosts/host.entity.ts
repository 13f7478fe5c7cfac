import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A scheme, a name and a port: what gets one request at a time. Its lease is the frontier's business. */
@Entity({ schema: 'crawler', name: 'hosts' })
export class Host {
  @PrimaryColumn('int') id: number;
  @Column('text') origin: string;
  @Column('boolean') paused: boolean;
  @Column('timestamptz', { name: 'leased_until', nullable: true }) leasedUntil: Date | null;
  @Column({ type: 'timestamptz', name: 'turn_at', insert: false, update: false }) turnAt: Date;
  @Column('int', { name: 'delay_ms', nullable: true }) delayMs: number | null;
  @Column('int', { name: 'robots_delay_ms', nullable: true }) robotsDelayMs: number | null;
  @Column('real') slowdown: number;
  @Column('int') failures: number;
  @Column('timestamptz', { name: 'robots_until', nullable: true }) robotsUntil: Date | null;
  @Column('text', { name: 'last_error', nullable: true }) lastError: string | null;
  @Column('timestamptz', { name: 'last_error_at', nullable: true }) lastErrorAt: Date | null;
  @Column('timestamptz', { name: 'last_success_at', nullable: true }) lastSuccessAt: Date | null;
}
