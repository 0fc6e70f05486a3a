import type { SEVERITIES } from '../codec/verdict.ts';

export const COMPARISONS = ['>', '>=', '<', '<=', '='] as const;
export const OPERATORS = [...COMPARISONS, 'silent', 'frozen'] as const;

export type Comparison = (typeof COMPARISONS)[number];
export type Operator = (typeof OPERATORS)[number];
export type Severity = (typeof SEVERITIES)[number];

/** A condition on a family, or on one piece, that raises an alarm. */
export interface Rule {
  readonly id: string;
  /** It holds for the pieces that this organisation reaches. */
  readonly organisation: string;
  /** Either a family or one piece. */
  readonly family: string | null;
  readonly assetCode: string | null;
  /** Null for `silent`, which is about the piece as a whole. */
  readonly metric: string | null;
  readonly operator: Operator;
  /** Of a comparison. */
  readonly threshold: number | null;
  /** How long it must hold. For `silent` null means the piece's own period. */
  readonly forSeconds: number | null;
  /** How far behind the threshold a value must come back before the alarm is cleared. */
  readonly hysteresis: number;
  readonly severity: Severity;
  /** A disabled rule of one piece takes the family's rule away from it. */
  readonly enabled: boolean;
  /** ms since the epoch. */
  readonly changedAt: number;
}

/** What the conditions need to know of a piece. */
export interface WatchedPiece {
  readonly assetCode: string;
  readonly family: string;
  readonly reportingIntervalSeconds: number;
  /** No radio reaches it: it is never silent. */
  readonly underground: boolean;
  /** The organisations that own, host or keep it, and all above them. */
  readonly reachedBy: ReadonlySet<string>;
}

const SHORTEST_SILENCE_SECONDS = 60;
const MISSED_REPORTS = 3;

/** design.md, telemetry rules: 3 × the piece's reporting interval, at least 60 s. */
export function silencePeriodMs({ reportingIntervalSeconds }: Pick<WatchedPiece, 'reportingIntervalSeconds'>): number {
  return 1000 * Math.max(SHORTEST_SILENCE_SECONDS, MISSED_REPORTS * reportingIntervalSeconds);
}
