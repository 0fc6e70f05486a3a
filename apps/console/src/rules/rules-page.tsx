import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Select, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Rule } from '../api/answers.ts';
import { useFamilies, useLabel } from '../equipment/families.ts';
import { useOrganisations } from '../equipment/organisations.ts';
import { ProblemNotice } from '../frame/problem-notice.tsx';
import { useHeldRoles } from '../session/use-held-roles.ts';
import { groupRules } from './group-rules.ts';
import { ChangeRuleDrawer, NewRuleDrawer } from './rule-drawer.tsx';
import type { RuleForm } from './rule-form.ts';
import { RuleGroupPanel } from './rule-group-panel.tsx';
import { useDeleteRule } from './use-delete-rule.ts';
import { useRules } from './use-rules.ts';

type Edited = { readonly begin: Partial<RuleForm> } | { readonly rule: Rule };

/** What raises alarms, family by family. */
export function RulesPage() {
  const { t } = useTranslation();
  const { family } = useSearch({ from: '/frame/administration/rules' });
  const { list, rules } = useRules();
  const [edited, setEdited] = useState<Edited | null>(null);
  const families = useFamilies().map(({ code }) => code);
  const acts = useRuleActs(setEdited);
  const groups = groupRules(rules, families).filter((group) => family === undefined || group.family === family);
  const close = () => setEdited(null);
  return (
    <>
      <header className="page-head">
        <h2>{t('administration.rules')}</h2>
        <FamilyFilter chosen={family} />
        <span className="muted">{t('rule.count', { count: rules.length })}</span>
        {acts !== null && (
          <Button type="primary" onClick={() => acts.create(family ? { family } : {})} data-testid="new-rule">
            {t('rule.create')}
          </Button>
        )}
      </header>
      <p className="muted">{t('rule.purpose')}</p>
      {list.isError && <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <Skeleton active paragraph={{ rows: 8 }} className="late" />}
      {list.isSuccess && groups.map((group) => <RuleGroupPanel key={group.family} group={group} acts={acts} />)}
      {edited !== null && 'begin' in edited && <NewRuleDrawer begin={edited.begin} onClose={close} />}
      {edited !== null && 'rule' in edited && <ChangeRuleDrawer rule={edited.rule} onClose={close} />}
    </>
  );
}

function useRuleActs(edit: (edited: Edited) => void) {
  const roles = useHeldRoles();
  const remove = useDeleteRule();
  const reached = useOrganisations().data?.items ?? [];
  if (!roles.includes('administrator') && !roles.includes('maintainer')) return null;
  return {
    create: (begin: Partial<RuleForm>) => edit({ begin }),
    change: (rule: Rule) => edit({ rule }),
    remove,
    mayChange: (rule: Rule) => rule.assetCode !== null || reached.some(({ code }) => code === rule.organisation),
  };
}

function FamilyFilter({ chosen }: { chosen: string | undefined }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const label = useLabel();
  const families = useFamilies().map((family) => ({ value: family.code, label: label(family, family.code) }));
  return (
    <div className="filter-bar" role="search">
      <Select
        aria-label={t('rule.family')}
        value={chosen ?? ''}
        onChange={(family) => void navigate({ to: '/administration/rules', search: family === '' ? {} : { family } })}
        options={[{ value: '', label: t('rule.anyFamily') }, ...families]}
      />
    </div>
  );
}
