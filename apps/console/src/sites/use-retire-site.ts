import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Site } from '../api/answers.ts';
import { answered } from '../api/answered.ts';
import { api } from '../api/client.ts';
import { problemCode } from '../api/problem.ts';
import { useProblemText } from '../frame/use-problem-text.ts';
import { forgetSites, readSite } from './sites.ts';

/** Says first what it will do to whom; what is retired is what was read. */
export function useRetireSite(): (site: Site) => void {
  const { t } = useTranslation();
  const { message, modal } = App.useApp();
  const problemText = useProblemText();
  const queryClient = useQueryClient();
  const fail = async (error: unknown) => {
    void message.error(problemCode(error) === 'in-use' ? t('site.atHome') : problemText(error));
    await forgetSites(queryClient);
  };

  async function retireNow({ id: siteId, name }: Site, etag: string): Promise<void> {
    const params = { path: { siteId }, header: { 'If-Match': etag } };
    await answered(api.DELETE('/api/v1/sites/{siteId}', { params }));
    await forgetSites(queryClient);
    void message.success(t('site.retired', { name }));
  }

  function ask(site: Site, etag: string): void {
    modal.confirm({
      title: t('site.retire'),
      content: t('site.retireConsequence', { name: site.name }),
      okText: t('site.retire'),
      cancelText: t('site.keep'),
      onOk: () => retireNow(site, etag).catch(fail),
    });
  }

  return ({ id }) => void readSite(id).then(({ body, etag }) => ask(body, etag), fail);
}
