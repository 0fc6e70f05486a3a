import { sql } from 'drizzle-orm';

import { DEVICE_RULE } from '#telemetry/conditions/fault-alarms';

import { custodyPeriod } from '../custody/tables.ts';
import { equipment } from '../register/tables.ts';
import { WITNESS_RULE, type WitnessKind } from '../witness/kinds.ts';
import { alarm } from './tables.ts';

/** Who answered for the piece when the alarm was raised; of what lies before its first custodian, who does now. */
export const custodianThen = sql<string>`coalesce((
  select kept.organisation from ${custodyPeriod} kept
  where kept.asset_code = ${alarm.assetCode} and kept."from" <= ${alarm.raisedAt}
  order by kept."from" desc limit 1), ${equipment.custodian})`;

/** What the machine tells against its custodian. A fault that says of itself that somebody tampered is one of these. */
export const witnessOf = sql<WitnessKind | null>`case
  when ${alarm.rule} = ${WITNESS_RULE} then ${alarm.code}
  when ${alarm.rule} = ${DEVICE_RULE} and ${alarm.code} ~* 'tamper' then 'tampered' end`;
