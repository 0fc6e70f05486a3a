import type { RuleShape } from './schemas.ts';
import type { alarmRule } from './tables.ts';

type Row = typeof alarmRule.$inferSelect;

/** @param pieceFamily of the piece that the rule is about, null for one of a family */
export function toRule({ createdAt, changedAt, version: _, ...rule }: Row, pieceFamily: string | null): RuleShape {
  return { ...rule, pieceFamily, createdAt: createdAt.toISOString(), changedAt: changedAt.toISOString() };
}
