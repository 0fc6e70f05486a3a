import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useRouter } from '@tanstack/react-router';
import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { query } from '../api/client.ts';
import { problemCode } from '../api/problem.ts';
import { live } from '../live/live.ts';
import { forgetAnswers } from '../offline/kept-answers.ts';
import { useProblemText } from './use-problem-text.ts';

/** What a person may do with their own account. */
export function useAccountActs() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const problemText = useProblemText();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const { history } = useRouter();

  async function leave(): Promise<void> {
    queryClient.clear();
    await forgetAnswers();
    live.clear();
    await navigate({ to: '/sign-in' });
  }

  const signOut = query.useMutation('delete', '/api/v1/session', {
    onSuccess: leave,
    // A session that has ended meanwhile leads to the sign-in page by itself.
    onError: (error) => {
      if (problemCode(error) !== 'unauthenticated')
        void message.error(t('account.notSignedOut', { reason: problemText(error) }));
    },
  });

  return {
    changePassword: () => void navigate({ to: '/password', search: { back: history.location.href } }),
    signOut: () => signOut.mutate({}),
  };
}
