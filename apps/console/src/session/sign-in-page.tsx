import { useSearch } from '@tanstack/react-router';
import { Alert, Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { readReturnPath } from './return-path.ts';
import { SessionLayout } from './session-layout.tsx';
import { useSignIn } from './use-sign-in.ts';

interface SignInFormProps {
  readonly isPending: boolean;
  readonly onSubmit: (credentials: { username: string; password: string }) => void;
}

export function SignInPage() {
  const { t } = useTranslation();
  const search = useSearch({ from: '/sign-in' });
  const { signIn, isPending, failure } = useSignIn(readReturnPath(search.back));
  return (
    <SessionLayout title={t('session.title')} purpose={t('session.purpose')}>
      {search.ended === true && failure === null && <Alert type="info" showIcon title={t('session.ended')} />}
      {failure !== null && <Alert type="error" showIcon role="alert" title={failure} />}
      <SignInForm isPending={isPending} onSubmit={signIn} />
    </SessionLayout>
  );
}

function SignInForm({ isPending, onSubmit }: SignInFormProps) {
  const { t } = useTranslation();
  const mustBe = (message: string) => [{ required: true, message }];
  const plain = { autoCapitalize: 'none', spellCheck: false } as const;
  return (
    <Form layout="vertical" requiredMark={false} size="large" onFinish={onSubmit}>
      <Form.Item name="username" label={t('session.username')} rules={mustBe(t('session.usernameMissing'))}>
        <Input autoFocus autoComplete="username" {...plain} data-testid="sign-in-username" />
      </Form.Item>
      <Form.Item name="password" label={t('session.password')} rules={mustBe(t('session.passwordMissing'))}>
        <Input.Password autoComplete="current-password" data-testid="sign-in-password" />
      </Form.Item>
      <Button type="primary" htmlType="submit" block loading={isPending} data-testid="sign-in-submit">
        {t('session.signIn')}
      </Button>
    </Form>
  );
}
