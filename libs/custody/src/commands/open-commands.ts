import { and, asc, gt, inArray, sql } from 'drizzle-orm';

import type { Queryable } from '#database/connection';

import type { CommandKind } from './schemas.ts';
import { statesBefore } from './states.ts';
import { equipmentCommand } from './tables.ts';

/** A command that a machine has yet to answer. */
export interface OpenCommand {
  readonly id: string;
  readonly assetCode: string;
  readonly kind: CommandKind;
  readonly text: string | null;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

/** A machine that never answers is not sent more than this at once. */
const MOST_AT_ONCE = 100;

const shown = {
  id: equipmentCommand.id,
  assetCode: equipmentCommand.assetCode,
  kind: equipmentCommand.kind,
  text: equipmentCommand.text,
  createdAt: equipmentCommand.createdAt,
  expiresAt: equipmentCommand.expiresAt,
};
const isOpen = (now: Date) =>
  and(inArray(equipmentCommand.state, statesBefore('sent').concat('sent')), gt(equipmentCommand.expiresAt, now));

/** What these pieces have yet to answer, oldest first. */
export async function listOpenCommands(
  db: Queryable,
  assetCodes: readonly string[],
  now: Date,
): Promise<OpenCommand[]> {
  return db
    .select(shown)
    .from(equipmentCommand)
    .where(and(inArray(equipmentCommand.assetCode, [...assetCodes]), isOpen(now)))
    .orderBy(asc(equipmentCommand.id))
    .limit(MOST_AT_ONCE);
}

/** The commands written since the watermark, and the next one: read before the rows, so that none is missed. */
export async function followCommands(
  db: Queryable,
  since: string | undefined,
  now: Date,
): Promise<{ commands: OpenCommand[]; watermark: string }> {
  const { rows } = await db.execute<{ watermark: string }>(
    sql`select pg_snapshot_xmin(pg_current_snapshot())::text as watermark`,
  );
  const watermark = rows[0]!.watermark;
  if (since === undefined) return { commands: [], watermark };
  const commands = await db
    .select(shown)
    .from(equipmentCommand)
    .where(and(sql`${equipmentCommand.createdIn} >= ${since}::xid8`, isOpen(now)))
    .orderBy(asc(equipmentCommand.id));
  return { commands, watermark };
}

/** Notes that these went out. */
export async function markSent(db: Queryable, ids: readonly string[], now: Date): Promise<void> {
  await db
    .update(equipmentCommand)
    .set({ state: 'sent', lastSentAt: now, timesSent: sql`${equipmentCommand.timesSent} + 1` })
    .where(
      and(inArray(equipmentCommand.id, [...ids]), inArray(equipmentCommand.state, statesBefore('sent').concat('sent'))),
    );
}
