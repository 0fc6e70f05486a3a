import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { query } from '../api/client.ts';
import { problemCode } from '../api/problem.ts';
import { useProblemText } from '../frame/use-problem-text.ts';

/** Changes one's own password, and leads back to where one was. */
export function usePasswordChange(back: string) {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const { history } = useRouter();
  const queryClient = useQueryClient();
  const { mutate, isPending, error } = query.useMutation('put', '/api/v1/me/password', {
    onSuccess: () => {
      queryClient.clear();
      history.replace(back);
    },
  });
  const isWrong = problemCode(error) === 'invalid-credentials';
  const failure = error && (isWrong ? t('password.wrongCurrent') : problemText(error));
  return {
    change: (body: { currentPassword: string; newPassword: string }) => mutate({ body }),
    leave: () => history.push(back),
    isPending,
    failure,
  };
}
