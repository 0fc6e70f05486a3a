import { useSearch } from '@tanstack/react-router';
import { Alert, Button, Form, Input, type FormInstance } from 'antd';
import { useTranslation } from 'react-i18next';
import { DemoAccounts } from './demo-accounts.tsx';
import { readReturnPath } from './return-path.ts';
import { SessionLayout } from './session-layout.tsx';
import { useSignIn } from './use-sign-in.ts';

interface Credentials {
  readonly username: string;
  readonly password: string;
}

interface SignInFormProps {
  readonly form: FormInstance<Credentials>;
  readonly isPending: boolean;
  readonly onSubmit: (credentials: Credentials) => void;
}

export function SignInPage() {
  const { t } = useTranslation();
  const search = useSearch({ from: '/sign-in' });
  const [form] = Form.useForm<Credentials>();
  const { signIn, isPending, failure } = useSignIn(readReturnPath(search.back));
  return (
    <SessionLayout title={t('session.title')} purpose={t('session.purpose')}>
      {search.ended === true && failure === null && <Alert type="info" showIcon title={t('session.ended')} />}
      {failure !== null && <Alert type="error" showIcon role="alert" title={failure} />}
      <SignInForm form={form} isPending={isPending} onSubmit={signIn} />
      <DemoAccounts onPick={({ username, password }) => form.setFieldsValue({ username, password })} />
    </SessionLayout>
  );
}

function SignInForm({ form, isPending, onSubmit }: SignInFormProps) {
  const { t } = useTranslation();
  const mustBe = (message: string) => [{ required: true, message }];
  const plain = { autoCapitalize: 'none', spellCheck: false } as const;
  return (
    <Form form={form} layout="vertical" requiredMark={false} size="large" onFinish={onSubmit}>
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
