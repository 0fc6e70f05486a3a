import { uuidv7 } from 'uuidv7';

import { alarm } from '#custody/alarms/tables';
import { alarmRule } from '#custody/rules/tables';
import type { Database, Queryable } from '#database/connection';

/** A rule about this piece, written past the rules of rules; answers its id. */
export async function addRule(db: Database, assetCode: string): Promise<string> {
  const [id, now] = [uuidv7(), new Date()];
  const rule = { organisation: 'center', operator: 'silent', severity: 'minor', hysteresis: 0, enabled: true } as const;
  await db.insert(alarmRule).values({ ...rule, id, assetCode, createdAt: now, changedAt: now });
  return id;
}

/** An alarm that a machine has raised; answers its id. */
export async function addAlarm(
  db: Queryable,
  assetCode: string,
  more: Partial<typeof alarm.$inferInsert> = {},
): Promise<string> {
  const [id, now] = [uuidv7(), new Date()];
  const raised = { severity: 'minor', active: true, raisedAt: now, receivedAt: now } as const;
  await db.insert(alarm).values({ id, assetCode, rule: 'device', code: id, ...raised, ...more });
  return id;
}
