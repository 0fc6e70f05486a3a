import { and, desc, eq, lt } from 'drizzle-orm';

import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { isUuid } from '../fields.ts';
import { decodeCursor, toPage, type Page } from '../page.ts';
import { person } from '../people/tables.ts';
import { findInScope } from '../register/read-equipment.ts';
import type { Command, CommandQuery } from './schemas.ts';
import { equipmentCommand } from './tables.ts';
import { toCommand } from './to-command.ts';

/** What a machine was told and what it answered, newest first. */
export async function listCommands(
  { db, caller, now }: Context,
  assetCode: string,
  query: CommandQuery,
): Promise<Page<Command>> {
  requireRight(caller, 'see-commands');
  await findInScope(db, caller, assetCode);
  const before = decodeCursor(query.cursor, isUuid);
  const rows = await db
    .select({ command: equipmentCommand, sentByName: person.name })
    .from(equipmentCommand)
    .innerJoin(person, eq(person.id, equipmentCommand.sentBy))
    .where(
      and(
        eq(equipmentCommand.assetCode, assetCode),
        before === undefined ? undefined : lt(equipmentCommand.id, before),
      ),
    )
    .orderBy(desc(equipmentCommand.id))
    .limit(query.limit + 1);
  return toPage(
    rows,
    query.limit,
    ({ command }) => command.id,
    ({ command, sentByName }) => toCommand(command, sentByName, now),
  );
}
