import { sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';

import { withTransaction } from '#database/with-transaction';

import { recordAct } from '../audit/record-act.ts';
import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { findInService } from '../register/read-equipment.ts';
import type { Command, NewCommand } from './schemas.ts';
import { equipmentCommand } from './tables.ts';
import { toCommand } from './to-command.ts';

/** Wakes the gateways; it carries nothing. */
export const COMMAND_CHANNEL = 'muster_command';

/** Puts a message to a machine into the database; the gateway that holds its connection sends it. */
export async function sendCommand(
  context: Context,
  assetCode: string,
  { kind, text, expiresInSeconds }: NewCommand,
): Promise<Command> {
  const { db, caller, now } = context;
  requireRight(caller, 'send-command');
  const expiresAt = new Date(now.getTime() + expiresInSeconds * 1_000);
  return withTransaction(db, async (tx) => {
    const { entry } = await findInService(tx, caller, assetCode, 'watch');
    const written = {
      id: uuidv7(),
      assetCode,
      kind,
      text: text ?? null,
      sentBy: caller.personId,
      createdAt: now,
      expiresAt,
    };
    const [row] = await tx
      .insert(equipmentCommand)
      .values({ ...written, state: 'waiting' })
      .returning();
    if (!row) throw new Error('the inserted row did not come back');
    await recordAct(tx, context, {
      action: 'send-command',
      subject: { kind: 'command', id: row.id },
      concerns: [entry.hostUnit, entry.owner, entry.custodian],
      after: { assetCode, kind, expiresAt: row.expiresAt.toISOString() },
    });
    await tx.execute(sql`select pg_notify(${COMMAND_CHANNEL}, '')`);
    return toCommand(row, caller.name, now);
  });
}
