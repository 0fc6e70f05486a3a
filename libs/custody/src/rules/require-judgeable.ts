import { eq } from 'drizzle-orm';

import type { Queryable } from '#database/connection';
import { findStandardMetric } from '#telemetry/catalogue/metrics';

import { toMetric } from '../catalogue/stored-metric.ts';
import { catalogueMetric } from '../catalogue/tables.ts';
import { Problem } from '../problem.ts';
import { judgeRule } from './judge-rule.ts';
import type { alarmRule } from './tables.ts';

type Condition = Pick<typeof alarmRule.$inferSelect, 'metric' | 'operator' | 'threshold' | 'forSeconds'>;

/** Refuses a rule that could never be judged. */
export async function requireJudgeable(db: Queryable, condition: Condition): Promise<void> {
  const known = condition.metric === null ? undefined : await findMetric(db, condition.metric);
  const errors = judgeRule(condition, known);
  if (errors.length > 0) throw new Problem('validation-failed', 'the rule could never be judged', { errors });
}

/** Kind and type of a metric never change, so that a standard one needs no look into the database. */
async function findMetric(db: Queryable, name: string) {
  const standard = findStandardMetric(name);
  if (standard) return standard;
  const [row] = await db.select().from(catalogueMetric).where(eq(catalogueMetric.name, name));
  return row && toMetric(row);
}
