import type { Rule } from '../api/answers.ts';

/** A rule of a family, and the rules of single pieces that stand in its place. */
export interface FamilyRule {
  readonly rule: Rule;
  readonly overrides: readonly Rule[];
}

export interface RuleGroup {
  readonly family: string;
  readonly rules: readonly FamilyRule[];
  /** Rules of single pieces that replace none of the family. */
  readonly alone: readonly Rule[];
}

function replaces(own: Rule, rule: Rule): boolean {
  return own.metric === rule.metric && own.operator === rule.operator;
}

/** The rules by family, in the order of the families; each piece's rule under what it replaces. */
export function groupRules(rules: readonly Rule[], families: readonly string[]): RuleGroup[] {
  const others = rules.map(({ family, pieceFamily }) => family ?? pieceFamily).filter((code) => code !== null);
  return [...new Set([...families, ...others])].map((family) => {
    const ofFamily = rules.filter((rule) => rule.family === family);
    const ofPieces = rules.filter((rule) => rule.pieceFamily === family);
    return {
      family,
      rules: ofFamily.map((rule) => ({ rule, overrides: ofPieces.filter((own) => replaces(own, rule)) })),
      alone: ofPieces.filter((own) => !ofFamily.some((rule) => replaces(own, rule))),
    };
  });
}
