import type { AllocationKind } from '../calendar/kinds.ts';
import type { Move } from '../connections/add-moves.ts';
import type { Settings } from '../settings/schemas.ts';
import { isStale } from '#telemetry/state/current-values';
import { over, type Finding } from './finding.ts';
import { followBase, type Base, type BaseState } from './follow-base.ts';
import { followPlace, type Fix, type PlaceState } from './follow-place.ts';
import { followRun, type HoursReading, type RunState } from './follow-run.ts';
import { judgeSharing } from './judge-sharing.ts';
import { judgeSilence } from './judge-silence.ts';
import { judgeMeter, type MeterSetBack } from './judge-meter.ts';
import type { WitnessKind } from './kinds.ts';

export interface WatchState {
  readonly place?: PlaceState | undefined;
  readonly base?: BaseState | undefined;
  readonly run?: RunState | undefined;
  /** Of the last meter that was set back and looked at; 0 before the first. */
  readonly meterAt?: number | undefined;
}

/** The last claim that had the piece, its set or its load. Times are ms since the epoch. */
export interface Claim {
  readonly kind: AllocationKind;
  readonly from: number;
  readonly until: number;
}

/** What is known of a piece when it is looked at. */
export interface Facts {
  readonly retired: boolean;
  readonly underground: boolean;
  readonly reportingIntervalSeconds: number;
  readonly lastSeenAt: number | undefined;
  readonly listeningSince: number | undefined;
  readonly fix: Fix | undefined;
  readonly hours: HoursReading | undefined;
  readonly meterSetBack: MeterSetBack | undefined;
  readonly meterAcknowledged: boolean;
  /** From where its credential has connected lately. */
  readonly moves: readonly Move[];
  readonly claim: Claim | undefined;
  /** It travels on another piece: where it goes, that one says. */
  readonly carried: boolean;
  /** It is offered to somebody elsewhere, or was accepted a short while ago. */
  readonly changingHands: boolean;
  readonly base: Base | undefined;
}

export interface Judgement {
  readonly state: WatchState;
  readonly findings: Readonly<Record<WitnessKind, Finding>>;
}

/** Claims during which nobody expects to hear a piece: no network, no power, or on a lorry. */
const SILENT_CLAIMS: readonly AllocationKind[] = ['deployment', 'maintenance_safety', 'maintenance', 'transfer'];
const MAINTENANCE: readonly AllocationKind[] = ['maintenance_safety', 'maintenance'];
const MINUTE_MS = 60_000;

/** What the machine tells against its custodian, where a second witness was possible (design.md, idea 4). */
export function judgePiece(facts: Facts, before: WatchState, settings: Settings, now: number): Judgement {
  if (facts.retired) return { state: before, findings: nothing(now) };
  const returnMs = settings.witnessReturnMinutes * MINUTE_MS;
  const claimedSince = (time: number) => facts.claim !== undefined && facts.claim.until + returnMs > time;
  const isClaimed = facts.claim !== undefined && facts.claim.until > now;
  const explained = claimedSince(now) || facts.changingHands || facts.carried;
  // An old fix is not where it is now: a live one will tell.
  const fix = facts.underground || !facts.fix || isStale(facts.fix.time, now) ? undefined : facts.fix;
  const hours = facts.hours && isStale(facts.hours.time, now) ? undefined : facts.hours;
  const place = followPlace(before.place, fix, { metres: settings.witnessMoveMetres, explained });
  const radiusMetres = settings.witnessBaseRadiusMetres;
  const base = followBase(before.base, fix, { base: facts.base, explained, radiusMetres });
  const run = followRun(before.run, hours, {
    minutes: settings.witnessRunMinutes,
    explainedSince: (time) => claimedSince(time) || facts.changingHands,
  });
  const inMaintenance = isClaimed && MAINTENANCE.includes(facts.claim!.kind);
  const meter = judgeMeter(before.meterAt, facts.meterSetBack, {
    inMaintenance,
    acknowledged: facts.meterAcknowledged,
  });
  const quiet = facts.underground || facts.carried || (isClaimed && SILENT_CLAIMS.includes(facts.claim!.kind));
  const silent = judgeSilence({ ...facts, quiet }, settings.witnessSilentMinutes, now);
  const findings = {
    ...{ moved: place.finding, left_base: base.finding, ran: run.finding, silent, tampered: meter.finding },
    shared_credential: judgeSharing(facts.moves, now),
  };
  return { state: { place: place.state, base: base.state, run: run.state, meterAt: meter.at }, findings };
}

function nothing(now: number): Judgement['findings'] {
  const gone = over(now);
  return { moved: gone, left_base: gone, ran: gone, silent: gone, tampered: gone, shared_credential: gone };
}
