import type { RuleShape } from './schemas.ts';
import type { alarmRule } from './tables.ts';

type Row = typeof alarmRule.$inferSelect;

export function toRule({ createdAt, changedAt, version: _, ...rule }: Row): RuleShape {
  return { ...rule, createdAt: createdAt.toISOString(), changedAt: changedAt.toISOString() };
}
