import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { query } from '../api/client.ts';
import { problemCode } from '../api/problem.ts';
import { forgetAnswers } from '../offline/kept-answers.ts';
import { useProblemText } from '../frame/use-problem-text.ts';

/** Signs in and leads back to where one was; a first password leads to its change. */
export function useSignIn(back: string) {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const navigate = useNavigate();
  const { history } = useRouter();
  const queryClient = useQueryClient();
  const { mutate, isPending, error } = query.useMutation('post', '/api/v1/session', {
    onSuccess: async ({ mustChangePassword }) => {
      queryClient.clear();
      await forgetAnswers();
      if (mustChangePassword) await navigate({ to: '/password', search: { back } });
      else history.replace(back);
    },
  });
  const isRefused = problemCode(error) === 'invalid-credentials';
  const failure = error && (isRefused ? t('session.refused') : problemText(error));
  return { signIn: (body: { username: string; password: string }) => mutate({ body }), isPending, failure };
}
