import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { answered } from '../api/answered.ts';
import type { Rule } from '../api/answers.ts';
import { api } from '../api/client.ts';
import { useProblemText } from '../frame/use-problem-text.ts';
import { readRule } from './rule-drawer.tsx';
import { useRuleSentence } from './use-rule-sentence.ts';
import { useRules } from './use-rules.ts';

/** Deletes a rule once somebody has read what that does; what is deleted is what was read. */
export function useDeleteRule(): (rule: Rule) => void {
  const { t } = useTranslation();
  const { message, modal } = App.useApp();
  const problemText = useProblemText();
  const sentence = useRuleSentence();
  const { reload } = useRules();
  const fail = async (error: unknown) => {
    void message.error(problemText(error));
    await reload();
  };

  async function deleteNow(ruleId: string, etag: string): Promise<void> {
    const params = { path: { ruleId }, header: { 'If-Match': etag } };
    await answered(api.DELETE('/api/v1/rules/{ruleId}', { params }));
    await reload();
    void message.success(t('rule.deleted'));
  }

  function ask(rule: Rule, etag: string): void {
    const { id, assetCode } = rule;
    modal.confirm({
      title: t('rule.delete'),
      content:
        assetCode === null
          ? t('rule.deleteConsequence', { sentence: sentence(rule) })
          : t('rule.deleteOverrideConsequence', { assetCode }),
      okText: t('rule.delete'),
      cancelText: t('rule.keep'),
      onOk: () => deleteNow(id, etag).catch(fail),
    });
  }

  return ({ id }) => void readRule(id).then(({ body, etag }) => ask(body, etag), fail);
}
