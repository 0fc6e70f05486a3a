import { uuidv7 } from 'uuidv7';

import type { AllocationKind } from '#custody/calendar/kinds';
import type { AllocationState } from '#custody/reservations/states';
import { allocation } from '#custody/calendar/tables';
import { applyBatch } from '#custody/state/apply-batch';
import type { FinishedStretch, HoursState } from '#telemetry/hours/running-hours';

import type { Json } from './json.ts';
import type { RunningApi } from './running-api.ts';

const HOUR_MS = 3_600_000;
/** Long enough ago that nothing of the lives lies ahead. */
export const LIVES_BEGIN = Date.UTC(2026, 0, 1);

interface Stretch {
  readonly from: number;
  readonly to: number;
}
/** What became of a piece: all times in hours since the beginning. */
export interface Life {
  readonly assetCode: string;
  readonly family: string;
  readonly hostUnit: string;
  readonly kept: readonly (Stretch & { readonly custodian: string })[];
  readonly claims: readonly (Stretch & { readonly kind: AllocationKind })[];
  readonly ran: readonly (Stretch & { readonly hours: number })[];
}

interface Ending {
  readonly state?: AllocationState;
  readonly endedAt?: Date;
  readonly expiresAt?: Date;
  readonly displacedBy?: string;
}

/** Writes pieces past the rules, with a past that nobody can enter today, and asks how they were used. */
export class PastLives {
  readonly #api: RunningApi;
  readonly #token: string;
  #position = 0;
  #pieces = 0;

  constructor(api: RunningApi, token: string) {
    this.#api = api;
    this.#token = token;
  }

  at(hour: number): Date {
    return new Date(LIVES_BEGIN + hour * HOUR_MS);
  }

  /** A life of its own that north keeps all the time, unless it is said otherwise. */
  make(more: Partial<Life> = {}): Life {
    const kept = [{ custodian: 'north', from: 0, to: 1e6 }];
    return { assetCode: `U-${++this.#pieces}`, family: 'drill', hostUnit: 'north', kept, claims: [], ran: [], ...more };
  }

  async write({ assetCode, family, hostUnit, kept, claims, ran }: Life, retiredAt?: Date): Promise<void> {
    const run = (text: string, values: unknown[]) => this.#api.database.pool.query(text, values);
    const last = kept.at(-1)!;
    const columns = 'owner, reporting_interval_seconds, capabilities, time_source';
    await run(
      `insert into equipment (asset_code, name, family, host_unit, custodian, created_at, ${columns})
       values ($1, $1, $2, $3, $4, $5, $3, 60, '{}', 'device')`,
      [assetCode, family, hostUnit, last.custodian, this.at(kept[0]!.from)],
    );
    // The trigger has opened a period with the last custodian; the earlier ones go before it.
    await run('update custody_period set "from" = $2 where asset_code = $1', [assetCode, this.at(last.from)]);
    for (const { custodian, from, to } of kept.slice(0, -1))
      await run(
        `insert into custody_period (asset_code, organisation, "from", "to", basis) values ($1, $2, $3, $4, 'register')`,
        [assetCode, custodian, this.at(from), this.at(to)],
      );
    if (retiredAt)
      await run(`update equipment set retired_at = $2, retired_reason = 'old' where asset_code = $1`, [
        assetCode,
        retiredAt,
      ]);
    for (const each of claims) await this.claim(assetCode, each);
    const times = (each: Stretch) => ({ from: this.at(each.from).getTime(), to: this.at(each.to).getTime() });
    await this.hear(ran.map((each) => ({ assetCode, hours: each.hours, ...times(each) })));
  }

  /** As the gateway writes down what it has counted. */
  async hear(stretches: readonly FinishedStretch[], hours: readonly HoursState[] = []): Promise<void> {
    await applyBatch(this.#api.database.db, {
      ...{ gateway: 'test', position: ++this.#position, presences: [], disconnected: [], metrics: [], events: [] },
      ...{ quarantined: [], replies: [], hours: { hours, meterChanges: [], stretches } },
    });
  }

  async claim(
    assetCode: string,
    { kind, from, to }: { readonly kind: AllocationKind; readonly from: number; readonly to: number | null },
    more: Ending = {},
  ): Promise<string> {
    const [id, begun] = [uuidv7(), this.at(from)];
    const period = { fromAt: begun, toAt: to === null ? null : this.at(to), originalFrom: begun, originalTo: null };
    const values = { id, assetCode, organisation: 'north', kind, state: 'ended' as AllocationState, ...period };
    await this.#api.database.db.insert(allocation).values({ ...values, createdAt: begun, changedAt: begun, ...more });
    return id;
  }

  async ask(query: string, from = 0, to = 100, token = this.#token): Promise<Json> {
    const period = `from=${this.at(from).toISOString()}&to=${this.at(to).toISOString()}`;
    const { status, body } = await this.#api.call('GET', `/api/v1/indicators?${period}&limit=1000&${query}`, { token });
    if (status !== 200) throw new Error(`the indicators were answered ${status}: ${JSON.stringify(body)}`);
    return body;
  }
}
