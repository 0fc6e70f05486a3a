import type { Transaction } from '#database/connection';

import type { Context } from '../authorisation/caller.ts';
import type { EquipmentRow } from '../register/read-equipment.ts';
import { freezeReport } from './freeze-report.ts';
import { judgeContradictions } from './judge-contradictions.ts';
import { listPlaces, type Whereabouts } from './list-places.ts';
import type { Contradiction, FrozenReport, GivenReport, TelemetrySnapshot } from './schemas.ts';
import { takeSnapshot } from './take-snapshot.ts';

/** What one party says, and what the machine says to it. */
export interface Testimony {
  readonly report: FrozenReport;
  readonly telemetry: TelemetrySnapshot;
  readonly contradictions: readonly Contradiction[];
}

interface Said {
  readonly report: GivenReport | undefined;
  readonly where: Whereabouts;
}

/** Takes down what a party says and what the machine says at that moment, and marks where they disagree. */
export async function hearTestimony(
  tx: Transaction,
  { now }: Context,
  row: EquipmentRow,
  said: Said,
): Promise<Testimony> {
  const report = await freezeReport(tx, row.entry, said.report);
  const telemetry = await takeSnapshot(tx, row, now);
  const places = await listPlaces(tx, row.entry, said.where);
  const { underground } = row.entry;
  return { report, telemetry, contradictions: judgeContradictions(telemetry, { report, places, underground }) };
}
