import { Alert, Button, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import type { IssuedCredential } from '../api/answers.ts';
import { publishCommand } from './publish-command.ts';

/** The password of a new credential: it is shown this once, with the line that tries it. */
export function IssuedNotice({ issued, onClose }: { issued: IssuedCredential; onClose: () => void }) {
  const { t } = useTranslation();
  const command = publishCommand(issued, window.location.hostname);
  const copyable = (text: string) => ({ text, tooltips: [t('act.copy'), t('act.copied')] });
  return (
    <Alert
      type="info"
      showIcon
      title={t('credential.shownOnce')}
      action={<Button onClick={onClose}>{t('credential.kept')}</Button>}
      description={
        <dl className="facts">
          <dt>{t('credential.username')}</dt>
          <dd>
            <Typography.Text className="code" copyable={copyable(issued.username)}>
              {issued.username}
            </Typography.Text>
          </dd>
          <dt>{t('credential.password')}</dt>
          <dd>
            <Typography.Text className="code" copyable={copyable(issued.password)} data-testid="issued-password">
              {issued.password}
            </Typography.Text>
          </dd>
          <dt>{t('credential.try')}</dt>
          <dd>
            <Typography.Paragraph copyable={copyable(command)}>
              <pre className="payload" tabIndex={0}>
                {command}
              </pre>
            </Typography.Paragraph>
          </dd>
        </dl>
      }
    />
  );
}
