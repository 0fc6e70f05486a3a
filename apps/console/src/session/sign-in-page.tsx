import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import { Alert, Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { query } from '../api/client.ts';
import { problemCode } from '../api/problem.ts';
import { useProblemText } from '../frame/use-problem-text.ts';
import { readReturnPath } from './return-path.ts';
import { SessionLayout } from './session-layout.tsx';

interface Credentials {
  username: string;
  password: string;
}

export function SignInPage() {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const search = useSearch({ from: '/sign-in' });
  const navigate = useNavigate();
  const { history } = useRouter();
  const queryClient = useQueryClient();
  const signIn = query.useMutation('post', '/api/v1/session', {
    onSuccess: async ({ mustChangePassword }) => {
      queryClient.clear();
      const back = readReturnPath(search.back);
      if (mustChangePassword) await navigate({ to: '/password', search: { back } });
      else history.replace(back);
    },
  });
  const failure =
    signIn.error &&
    (problemCode(signIn.error) === 'invalid-credentials' ? t('session.refused') : problemText(signIn.error));

  return (
    <SessionLayout title={t('session.title')} purpose={t('session.purpose')}>
      {search.ended === true && failure === null && <Alert type="info" showIcon title={t('session.ended')} />}
      {failure !== null && <Alert type="error" showIcon role="alert" title={failure} />}
      <Form<Credentials>
        layout="vertical"
        requiredMark={false}
        size="large"
        onFinish={(body) => signIn.mutate({ body })}
      >
        <Form.Item
          name="username"
          label={t('session.username')}
          rules={[{ required: true, message: t('session.usernameMissing') }]}
        >
          <Input
            autoFocus
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            data-testid="sign-in-username"
          />
        </Form.Item>
        <Form.Item
          name="password"
          label={t('session.password')}
          rules={[{ required: true, message: t('session.passwordMissing') }]}
        >
          <Input.Password autoComplete="current-password" data-testid="sign-in-password" />
        </Form.Item>
        <Button type="primary" htmlType="submit" block loading={signIn.isPending} data-testid="sign-in-submit">
          {t('session.signIn')}
        </Button>
      </Form>
    </SessionLayout>
  );
}
