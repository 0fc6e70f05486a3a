import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { SignatureField } from './signature-field.tsx';

/** How somebody signs: a mark, and the password entered again, for a browser may have been left open. */
export function SignFields() {
  const { t } = useTranslation();
  return (
    <>
      <Form.Item name="signature" label={t('sign.title')} rules={[{ required: true, message: t('sign.missing') }]}>
        <SignatureField />
      </Form.Item>
      <Form.Item
        name="password"
        label={t('sign.password')}
        extra={t('sign.passwordHint')}
        rules={[{ required: true, message: t('act.missing', { field: t('session.password') }) }]}
      >
        <Input.Password autoComplete="current-password" data-testid="sign-password" />
      </Form.Item>
    </>
  );
}
