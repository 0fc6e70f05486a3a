import { sql } from 'drizzle-orm';

import type { Database, Transaction } from '#database/connection';
import { withTransaction } from '#database/with-transaction';
import type { ClearedAlarm, RaisedAlarm } from '#telemetry/conditions/alarm-changes';

import { applyAlarmChanges } from '../alarms/apply-alarm-changes.ts';
import { loadSettings } from '../settings/load-settings.ts';
import type { Settings } from '../settings/schemas.ts';
import { column } from '../state/columns.ts';
import { wakeFollowers } from '../state/wake-followers.ts';
import { judgePiece, type Judgement, type WatchState } from './judge-piece.ts';
import { WITNESS_KINDS, WITNESS_RULE, WITNESS_SEVERITIES, type WitnessKind } from './kinds.ts';
import type { Listening } from './listening.ts';
import { inheritLimits } from './limits/inherit-limits.ts';
import { limitsOfFamily, loadFamilyLimits, usable } from './limits/find-limits.ts';
import { listGateways } from './list-gateways.ts';
import { readFacts, type FactRow } from './read-facts.ts';
import { witnessWatch } from './tables.ts';
import { toFacts } from './to-facts.ts';

/** Few enough that whoever else works in this process does not wait. */
const AT_ONCE = 1_000;

/** One look at every piece: what it tells against its custodian is raised, what it tells no more is cleared. */
export async function watchFleet(db: Database, listening: Listening, now: Date): Promise<void> {
  const { settings } = await loadSettings(db);
  listening.look(await listGateways(db), now.getTime());
  const families = await loadFamilyLimits(db);
  const span = { limit: AT_ONCE, now, returnMinutes: settings.witnessReturnMinutes };
  for (let after = ''; ;) {
    const rows = await readFacts(db, { ...span, after });
    const looks = rows.map((row) => {
      const own = row.limits === null ? undefined : usable(row.limits);
      return look(row, listening, inheritLimits(settings, limitsOfFamily(families, row), own), now);
    });
    await write(db, looks, now);
    const last = rows.at(-1);
    if (!last || rows.length < AT_ONCE) return;
    after = last.assetCode;
  }
}

interface Look {
  readonly row: FactRow;
  readonly judgement: Judgement;
}

function look(row: FactRow, listening: Listening, settings: Settings, now: Date): Look {
  const facts = toFacts(row, listening, settings.witnessBaseRadiusMetres);
  return { row, judgement: judgePiece(facts, row.state ?? {}, settings, now.getTime()) };
}

async function write(db: Database, looks: readonly Look[], now: Date): Promise<void> {
  const changed = looks.filter(({ row, judgement }) => !isSame(row.state, judgement.state));
  const raised = looks.flatMap((each) => listRaised(each, now));
  const cleared = looks.flatMap(listCleared);
  if (changed.length + raised.length + cleared.length === 0) return;
  await withTransaction(db, async (tx) => {
    await remember(tx, changed);
    await applyAlarmChanges(tx, { raised, cleared, corrected: [], pending: [] });
    if (raised.length + cleared.length > 0) await wakeFollowers(tx);
  });
}

function isSame(before: WatchState | null, after: WatchState): boolean {
  if (!before) return false;
  const { place, base, run, meterAt } = after;
  return (
    meterAt === before.meterAt &&
    [
      [place, before.place],
      [base, before.base],
      [run, before.run],
    ].every(([one, other]) => one === other)
  );
}

function keyOf({ row }: Look, code: WitnessKind) {
  return { assetCode: row.assetCode, rule: WITNESS_RULE, code };
}

function listRaised(each: Look, now: Date): RaisedAlarm[] {
  return WITNESS_KINDS.flatMap((kind) => {
    const finding = each.judgement.findings[kind];
    if (!finding?.holds || each.row.standing?.[kind] !== undefined) return [];
    const { since, value, threshold, message = null } = finding;
    return {
      ...keyOf(each, kind),
      ...{ severity: WITNESS_SEVERITIES[kind], metric: null, operator: null, threshold, value, message },
      ...{ raisedAt: since, receivedAt: now.getTime(), clearedAt: undefined },
    };
  });
}

function listCleared(each: Look): ClearedAlarm[] {
  return WITNESS_KINDS.flatMap((kind) => {
    const finding = each.judgement.findings[kind];
    if (!finding || finding.holds || each.row.standing?.[kind] === undefined) return [];
    return { ...keyOf(each, kind), clearedAt: finding.at };
  });
}

async function remember(tx: Transaction, looks: readonly Look[]): Promise<void> {
  if (looks.length === 0) return;
  const codes = looks.map(({ row }) => row.assetCode);
  const states = looks.map(({ judgement }) => JSON.stringify(judgement.state));
  await tx.execute(sql`
    insert into ${witnessWatch} (asset_code, state)
    select asset_code, state::jsonb from unnest(${column('text', codes)}, ${column('text', states)}) as seen(asset_code, state)
    on conflict (asset_code) do update set state = excluded.state`);
}
