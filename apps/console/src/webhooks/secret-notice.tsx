import { Alert, Button, Typography } from 'antd';
import { useTranslation } from 'react-i18next';

/** The secret of a webhook: it is shown this once. */
export function SecretNotice({ secret, onClose }: { secret: string; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Alert
      type="info"
      showIcon
      title={t('webhook.secretOnce')}
      action={<Button onClick={onClose}>{t('credential.kept')}</Button>}
      description={
        <Typography.Text
          className="code"
          copyable={{ text: secret, tooltips: [t('act.copy'), t('act.copied')] }}
          data-testid="webhook-secret"
        >
          {secret}
        </Typography.Text>
      }
    />
  );
}
