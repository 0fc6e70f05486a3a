import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Site } from '../api/answers.ts';
import { answered } from '../api/answered.ts';
import { api } from '../api/client.ts';
import { problemCode } from '../api/problem.ts';
import { useProblemText } from '../frame/use-problem-text.ts';
import { forgetSites } from './sites.ts';

/** Says first what it will do to whom. */
export function useRetireSite(): (site: Site) => void {
  const { t } = useTranslation();
  const { message, modal } = App.useApp();
  const problemText = useProblemText();
  const queryClient = useQueryClient();

  async function retireNow({ id: siteId, name }: Site): Promise<void> {
    await answered(api.DELETE('/api/v1/sites/{siteId}', { params: { path: { siteId } } }));
    await forgetSites(queryClient);
    void message.success(t('site.retired', { name }));
  }

  return (site) =>
    void modal.confirm({
      title: t('site.retire'),
      content: t('site.retireConsequence', { name: site.name }),
      okText: t('site.retire'),
      cancelText: t('site.keep'),
      onOk: () =>
        retireNow(site).catch(
          (error: unknown) =>
            void message.error(problemCode(error) === 'in-use' ? t('site.atHome') : problemText(error)),
        ),
    });
}
