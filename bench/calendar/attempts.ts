import type { Pool } from 'pg';

import type { ApiAccess } from '../flood/register-devices.ts';

const HOUR_MS = 3_600_000;
const FIRST = Math.ceil(Date.now() / HOUR_MS) * HOUR_MS + 24 * HOUR_MS;
/** In so many days the attempts lie: dense enough that most of them meet something. */
const DAYS = 20;
const LONGEST_HOURS = 24;

export interface Tally {
  readonly made: number;
  readonly refused: number;
  /** An answer that is neither, or a refusal that names nothing that stands in the asked time. */
  readonly wrong: readonly string[];
}

export interface Attempts {
  readonly callers: readonly ApiAccess[];
  readonly assetCodes: readonly string[];
  readonly count: number;
  readonly preempt: boolean;
}

interface Refusal {
  readonly code: string;
  readonly conflicts?: readonly { readonly from: string; readonly to: string | null }[];
  readonly nextFree?: object | null;
}

/** All callers at once, each sending its share of the attempts one after the other. */
export async function runAttempts({ callers, assetCodes, count, preempt }: Attempts): Promise<Tally> {
  const tally = { made: 0, refused: 0, wrong: [] as string[] };
  const share = Math.ceil(count / callers.length);
  const call = async (caller: ApiAccess) => {
    for (let attempt = 0; attempt < share; attempt += 1) {
      const assetCode = assetCodes[Math.floor(Math.random() * assetCodes.length)]!;
      const outcome = await reserve(caller, { assetCode, ...makePeriod() }, preempt && Math.random() < 0.5);
      if (outcome === 'made' || outcome === 'refused') tally[outcome] += 1;
      else tally.wrong.push(outcome);
    }
  };
  await Promise.all(callers.map(call));
  return tally;
}

function makePeriod() {
  const from = FIRST + Math.floor(Math.random() * DAYS * 24) * HOUR_MS;
  const to = from + (1 + Math.floor(Math.random() * LONGEST_HOURS)) * HOUR_MS;
  return { from: new Date(from).toISOString(), to: new Date(to).toISOString() };
}

type Claim = { readonly assetCode: string } & ReturnType<typeof makePeriod>;

async function reserve({ url, token }: ApiAccess, claim: Claim, preempt: boolean): Promise<string> {
  const response = await fetch(`${url}/api/v1/reservations`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ ...claim, purpose: 'bench', preempt }),
  });
  const body = (await response.json()) as Refusal;
  if (response.status === 201) return 'made';
  const isRight = body.code === 'allocation-conflict' && namesWhatStands(claim, body);
  return response.status === 409 && isRight ? 'refused' : `${response.status} ${JSON.stringify(body)}`;
}

function namesWhatStands({ from, to }: Claim, { conflicts, nextFree }: Refusal): boolean {
  if (!conflicts?.length || !nextFree) return false;
  return conflicts.every((conflict) => conflict.from < to && (conflict.to === null || conflict.to > from));
}

/** What the database holds afterwards, counted without the product. */
export async function countClaims(pool: Pool) {
  const { rows } = await pool.query<Record<'overlaps' | 'reservations' | 'owed' | 'told' | 'undelivered', number>>(`
    select (select count(*)::int from allocation a join allocation b on a.asset_code = b.asset_code and a.id < b.id
        and a.state in ('tentative', 'confirmed', 'running') and b.state in ('tentative', 'confirmed', 'running')
        and tstzrange(a.from_at, a.to_at) && tstzrange(b.from_at, b.to_at)) as overlaps,
      (select count(*)::int from reservation) as reservations,
      (select count(*)::int from (select strong.reservation, weak.organisation from allocation weak
        join allocation strong on strong.id = weak.displaced_by group by 1, 2) owed) as owed,
      (select count(*)::int from outbox) as told,
      (select count(*)::int from outbox where delivered_at is null) as undelivered`);
  return rows[0]!;
}
