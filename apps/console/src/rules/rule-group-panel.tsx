import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { SeverityMark } from '../alarms/severity-mark.tsx';
import type { Rule } from '../api/answers.ts';
import { FamilyMark } from '../equipment/family-mark.tsx';
import { useFamilies, useLabel } from '../equipment/families.ts';
import { useOrganisationName } from '../equipment/organisations.ts';
import { FamilyLimits } from '../witness/family-limits.tsx';
import type { RuleGroup } from './group-rules.ts';
import type { RuleForm } from './rule-form.ts';
import { useRuleSentence } from './use-rule-sentence.ts';
import { useMe } from '../session/use-me.ts';

export interface RuleActs {
  readonly create: (begin: Partial<RuleForm>) => void;
  readonly change: (rule: Rule) => void;
  readonly remove: (rule: Rule) => void;
  /** Whether the rule is the person's to change: those from above are not. */
  readonly mayChange: (rule: Rule) => boolean;
}

interface RuleGroupPanelProps {
  readonly group: RuleGroup;
  /** Nothing for who may only read. */
  readonly acts: RuleActs | null;
}

/** The rules of one family, those of single pieces under what they replace. */
export function RuleGroupPanel({ group, acts }: RuleGroupPanelProps) {
  const { t } = useTranslation();
  const label = useLabel();
  const { family, rules, alone } = group;
  const known = useFamilies().find(({ code }) => code === family);
  const name = label(known, family);
  return (
    <section className="panel rule-group" aria-label={name} data-testid={`rules-${family}`}>
      <header className="panel-head">
        <h3>
          <FamilyMark family={family} />
        </h3>
        {acts !== null && (
          <Button onClick={() => acts.create({ about: 'family', family })}>
            {t('rule.createHere', { family: name })}
          </Button>
        )}
      </header>
      {rules.length + alone.length === 0 && <p className="muted">{t('rule.none')}</p>}
      <ul className="rules">
        {rules.map(({ rule, overrides }) => (
          <RuleLine key={rule.id} rule={rule} overrides={overrides} acts={acts} />
        ))}
        {alone.map((rule) => (
          <RuleLine key={rule.id} rule={rule} overrides={[]} acts={acts} />
        ))}
      </ul>
      <FamilyLimits family={family} name={name} />
    </section>
  );
}

interface RuleLineProps {
  readonly rule: Rule;
  readonly overrides: readonly Rule[];
  readonly acts: RuleActs | null;
}

function RuleLine({ rule, overrides, acts }: RuleLineProps) {
  const { t } = useTranslation();
  const sentence = useRuleSentence();
  const organisationName = useOrganisationName();
  const own = useMe()?.organisation.code;
  return (
    <li className={rule.enabled ? 'rule' : 'rule rule-off'} data-testid="rule">
      <div className="rule-line">
        {rule.enabled ? (
          <SeverityMark severity={rule.severity} acknowledged={false} />
        ) : (
          <span className="muted">○</span>
        )}
        <p className="rule-sentence">
          {rule.assetCode !== null && (
            <Link to="/equipment/$assetCode" params={{ assetCode: rule.assetCode }} className="code">
              {rule.assetCode}
            </Link>
          )}{' '}
          {sentence(rule)}{' '}
          {rule.organisation !== own && (
            <span className="muted">{t('rule.from', { organisation: organisationName(rule.organisation) })}</span>
          )}
        </p>
        {acts !== null && <RuleButtons rule={rule} acts={acts} />}
      </div>
      {overrides.length > 0 && (
        <ul className="rules rule-overrides" aria-label={t('rule.overrides')}>
          {overrides.map((override) => (
            <RuleLine key={override.id} rule={override} overrides={[]} acts={acts} />
          ))}
        </ul>
      )}
    </li>
  );
}

function RuleButtons({ rule, acts }: { rule: Rule; acts: RuleActs }) {
  const { t } = useTranslation();
  const { metric, operator, severity, threshold, family } = rule;
  const instead = { about: 'piece', family, metric, operator, severity, threshold } as const;
  return (
    <div className="rule-buttons">
      {family !== null && (
        <Button size="small" onClick={() => acts.create(instead)}>
          {t('rule.override')}
        </Button>
      )}
      {acts.mayChange(rule) && (
        <>
          <Button size="small" onClick={() => acts.change(rule)}>
            {t('act.change')}
          </Button>
          <Button size="small" onClick={() => acts.remove(rule)}>
            {t('rule.delete')}
          </Button>
        </>
      )}
    </div>
  );
}
