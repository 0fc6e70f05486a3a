import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { ActDrawer } from '../acts/act-drawer.tsx';
import { ChangeDrawer } from '../acts/change-drawer.tsx';
import { toTagged } from '../acts/use-entry.ts';
import { answered, answeredWithTag } from '../api/answered.ts';
import type { Rule } from '../api/answers.ts';
import { api } from '../api/client.ts';
import { RuleFields } from './rule-fields.tsx';
import { NEW_RULE, type RuleForm, toCondition, toForm, toNewRule } from './rule-form.ts';
import { useRules } from './use-rules.ts';

export function readRule(ruleId: string) {
  return answeredWithTag(api.GET('/api/v1/rules/{ruleId}', { params: { path: { ruleId } } }));
}

interface NewRuleDrawerProps {
  /** What is known of it already: its family, or the rule that it replaces for one piece. */
  readonly begin: Partial<RuleForm>;
  readonly onClose: () => void;
}

export function NewRuleDrawer({ begin, onClose }: NewRuleDrawerProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const { reload } = useRules();
  const act = async (form: RuleForm, key: string) => {
    const params = { header: { 'Idempotency-Key': key } };
    await answered(api.POST('/api/v1/rules', { params, body: toNewRule(form) }));
    await reload();
    void message.success(t('rule.created'));
  };
  return (
    <ActDrawer<RuleForm>
      title={t('rule.create')}
      verb={t('rule.create')}
      draft={`rule.${begin.about ?? ''}.${begin.family ?? ''}.${begin.metric ?? ''}`}
      initial={{ ...NEW_RULE, ...begin }}
      act={act}
      onClose={onClose}
    >
      <RuleFields isNew />
    </ActDrawer>
  );
}

export function ChangeRuleDrawer({ rule: { id }, onClose }: { rule: Rule; onClose: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const { reload } = useRules();
  const act = async (form: RuleForm, etag: string) => {
    const params = { path: { ruleId: id }, header: { 'If-Match': etag } };
    await answered(api.PATCH('/api/v1/rules/{ruleId}', { params, body: toCondition(form) }));
    await reload();
    void message.success(t('rule.changed'));
  };
  const show = (field: string, value: unknown) =>
    field === 'severity' ? t(`severity.${value as Rule['severity']}`) : String(value);
  return (
    <ChangeDrawer<RuleForm>
      title={t('rule.change')}
      draft={`rule.${id}`}
      entry={{ read: () => readRule(id).then((found) => toTagged(found, toForm)), show }}
      act={act}
      onClose={onClose}
    >
      <RuleFields isNew={false} />
    </ChangeDrawer>
  );
}
