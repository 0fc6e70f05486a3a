import type { Rule, WatchedPiece } from './rule.ts';

/** The rules that hold for a piece, by the metric that they watch. */
export interface RulePlan {
  readonly byMetric: ReadonlyMap<string, readonly Rule[]>;
  readonly silent: readonly Rule[];
  readonly ids: ReadonlyMap<string, Rule>;
}

/** All rules, and which of them hold for which piece. */
export class RuleBook {
  readonly #ofFamily: ReadonlyMap<string | null, readonly Rule[]>;
  readonly #ofPiece: ReadonlyMap<string | null, readonly Rule[]>;
  /** Pieces alike in family and in who reaches them share a plan. */
  readonly #plans = new Map<string, RulePlan>();

  constructor(rules: readonly Rule[]) {
    this.#ofFamily = Map.groupBy(
      rules.filter(({ family }) => family !== null),
      ({ family }) => family,
    );
    this.#ofPiece = Map.groupBy(
      rules.filter(({ assetCode }) => assetCode !== null),
      ({ assetCode }) => assetCode,
    );
  }

  planFor(piece: WatchedPiece): RulePlan {
    const own = this.#ofPiece.get(piece.assetCode);
    if (own) return toPlan([...this.#inherited(piece, own), ...own]);
    const kind = [piece.family, ...piece.reachedBy].join(' ');
    const plan = this.#plans.get(kind) ?? toPlan(this.#inherited(piece, []));
    this.#plans.set(kind, plan);
    return plan;
  }

  /** A rule of the piece itself stands in place of its family's rules of the same metric and operator. */
  #inherited({ family, reachedBy }: WatchedPiece, own: readonly Rule[]): Rule[] {
    return (this.#ofFamily.get(family) ?? []).filter(
      (rule) =>
        reachedBy.has(rule.organisation) &&
        !own.some(({ metric, operator }) => metric === rule.metric && operator === rule.operator),
    );
  }
}

function toPlan(applicable: readonly Rule[]): RulePlan {
  const enabled = applicable.filter((rule) => rule.enabled);
  const byMetric = Map.groupBy(
    enabled.filter((rule) => rule.metric !== null),
    (rule) => rule.metric ?? '',
  );
  return {
    byMetric,
    silent: enabled.filter((rule) => rule.operator === 'silent'),
    ids: new Map(enabled.map((rule) => [rule.id, rule])),
  };
}
