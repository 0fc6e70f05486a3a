import { Button, Form, type FormRule, Input } from 'antd';
import { useTranslation } from 'react-i18next';

interface PasswordChange {
  readonly currentPassword: string;
  readonly newPassword: string;
}

interface PasswordFormProps {
  readonly isPending: boolean;
  readonly onSubmit: (change: PasswordChange) => void;
}

export const SHORTEST_PASSWORD = 8;

function usePasswordRules() {
  const { t } = useTranslation();
  const missing = { required: true, message: t('password.missing') };
  const compare =
    (field: keyof PasswordChange, isFine: (same: boolean) => boolean, message: string): FormRule =>
    ({ getFieldValue }) => ({
      validator: (_rule, value) =>
        !value || isFine(value === getFieldValue(field)) ? Promise.resolve() : Promise.reject(new Error(message)),
    });
  return {
    current: [missing],
    new: [
      missing,
      { min: SHORTEST_PASSWORD, message: t('password.tooShort') },
      compare('currentPassword', (same) => !same, t('password.unchanged')),
    ],
    repeated: [missing, compare('newPassword', (same) => same, t('password.different'))],
  };
}

export function PasswordForm({ isPending, onSubmit }: PasswordFormProps) {
  const { t } = useTranslation();
  const rules = usePasswordRules();
  const send = ({ currentPassword, newPassword }: PasswordChange) => onSubmit({ currentPassword, newPassword });
  const newHint = { extra: t('password.tooShort'), dependencies: ['currentPassword'] };
  return (
    <Form layout="vertical" requiredMark={false} size="large" onFinish={send}>
      <Form.Item name="currentPassword" label={t('password.current')} rules={rules.current}>
        <Input.Password autoFocus autoComplete="current-password" data-testid="current-password" />
      </Form.Item>
      <Form.Item name="newPassword" label={t('password.new')} rules={rules.new} {...newHint}>
        <Input.Password autoComplete="new-password" data-testid="new-password" />
      </Form.Item>
      <Form.Item name="repeated" label={t('password.repeat')} rules={rules.repeated} dependencies={['newPassword']}>
        <Input.Password autoComplete="new-password" data-testid="new-password-repeated" />
      </Form.Item>
      <Button type="primary" htmlType="submit" block loading={isPending} data-testid="password-submit">
        {t('password.change')}
      </Button>
    </Form>
  );
}
