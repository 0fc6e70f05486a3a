import { and, eq, type SQL } from 'drizzle-orm';

import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { equipmentInScope } from '../authorisation/scope.ts';
import { decodeCursor, toPage } from '../page.ts';
import { equipment } from '../register/tables.ts';
import { countUtilisation, type Counting, type UtilisationRow } from './count-utilisation.ts';
import type { UtilisationFilter, UtilisationItem, UtilisationList, UtilisationQuery } from './schemas.ts';
import { toFigures } from './to-figures.ts';

const READ_AT_ONCE = 1_000;

/** How much of their time the pieces in reach were used (policy: P2). Of what lies ahead nothing is counted. */
export async function readUtilisation(context: Context, query: UtilisationQuery): Promise<UtilisationList> {
  const { db, caller } = context;
  requireRight(caller, 'see-indicators');
  const counting = toCounting(context, query);
  const after = decodeCursor(query.cursor, (key) => !key.includes('\u0000'));
  const rows = await countUtilisation(db, { ...counting, after, limit: query.limit + 1 });
  const page = toPage(rows, query.limit, ({ key }) => key ?? '', toItem);
  const [all] = after === undefined ? await countUtilisation(db, { ...counting, by: undefined }) : [];
  return {
    ...{ from: query.from, to: query.to, until: counting.until.toISOString(), by: query.by },
    ...page,
    total: all ? toFigures(all) : null,
  };
}

/** All of it, for a table. */
export async function* listUtilisation(context: Context, filter: UtilisationFilter): AsyncGenerator<UtilisationItem[]> {
  requireRight(context.caller, 'see-indicators');
  const counting = toCounting(context, filter);
  for (let after: string | undefined; ;) {
    const rows = await countUtilisation(context.db, { ...counting, after, limit: READ_AT_ONCE });
    yield rows.map(toItem);
    if (rows.length < READ_AT_ONCE) return;
    after = rows.at(-1)?.key ?? undefined;
  }
}

function toCounting({ caller, now }: Context, filter: UtilisationFilter): Counting {
  const [from, to] = [new Date(filter.from), new Date(filter.to)];
  const until = new Date(Math.max(from.getTime(), Math.min(to.getTime(), now.getTime())));
  return { from, until, by: filter.by, custodian: filter.custodian, matching: matchPieces(caller, filter) };
}

function matchPieces(caller: Context['caller'], { family, organisation }: UtilisationFilter): SQL | undefined {
  return and(
    equipmentInScope(caller),
    family === undefined ? undefined : eq(equipment.family, family),
    organisation === undefined ? undefined : eq(equipment.hostUnit, organisation),
  );
}

function toItem(row: UtilisationRow): UtilisationItem {
  return { key: row.key ?? '', name: row.name, ...toFigures(row) };
}
