import type { Command } from './schemas.ts';
import type { equipmentCommand } from './tables.ts';

type Row = typeof equipmentCommand.$inferSelect;

/** The command as it is now: one whose time is over has expired, whether or not that was noted yet. */
export function toCommand({ createdIn: _, ...row }: Row, sentByName: string, now: Date): Command {
  const isOver = (row.state === 'waiting' || row.state === 'sent') && row.expiresAt <= now;
  return {
    ...row,
    sentByName,
    state: isOver ? 'expired' : row.state,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    lastSentAt: row.lastSentAt?.toISOString() ?? null,
    answeredAt: row.answeredAt?.toISOString() ?? null,
  };
}
