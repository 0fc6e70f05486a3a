import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Credential, IssuedCredential } from '../api/answers.ts';
import { answered } from '../api/answered.ts';
import { api, query } from '../api/client.ts';
import { newIdempotencyKey } from '../api/idempotency-key.ts';
import { useProblemText } from '../frame/use-problem-text.ts';

/** Issuing and revoking; a revocation says first what it will do to the machine. */
export function useCredentialActs(assetCode: string, onIssued: (issued: IssuedCredential) => void) {
  const { t } = useTranslation();
  const { message, modal } = App.useApp();
  const problemText = useProblemText();
  const queryClient = useQueryClient();
  const key = useRef(newIdempotencyKey());
  const path = { assetCode };
  const { queryKey } = query.queryOptions('get', '/api/v1/equipment/{assetCode}/credentials', { params: { path } });
  const reload = () => queryClient.invalidateQueries({ queryKey });
  const fail = (error: unknown) => void message.error(problemText(error));

  const issue = query.useMutation('post', '/api/v1/equipment/{assetCode}/credentials', {
    onSuccess: (issued) => {
      key.current = newIdempotencyKey();
      onIssued(issued);
      return reload();
    },
    onError: fail,
  });

  async function revokeNow({ id: credentialId }: Credential): Promise<void> {
    const params = { path: { assetCode, credentialId } };
    await answered(api.DELETE('/api/v1/equipment/{assetCode}/credentials/{credentialId}', { params }));
    await reload();
    void message.success(t('credential.revoked', { assetCode }));
  }

  return {
    issue: () => issue.mutate({ params: { path, header: { 'Idempotency-Key': key.current } }, body: { alsoFor: [] } }),
    isIssuing: issue.isPending,
    revoke: (credential: Credential) =>
      void modal.confirm({
        title: t('credential.revoke'),
        content: t('credential.revokeConsequence', { assetCode }),
        okText: t('credential.revoke'),
        cancelText: t('credential.keep'),
        onOk: () => revokeNow(credential).catch(fail),
      }),
  };
}
