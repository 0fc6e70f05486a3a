import { useSearch } from '@tanstack/react-router';
import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { PasswordForm } from './password-form.tsx';
import { readReturnPath } from './return-path.ts';
import { SessionLayout } from './session-layout.tsx';
import { usePasswordChange } from './use-password-change.ts';
import { useMe } from './use-me.ts';

export function PasswordPage() {
  const { t } = useTranslation();
  const back = readReturnPath(useSearch({ from: '/password' }).back);
  const { change, leave, isPending, failure } = usePasswordChange(back);
  const mustChange = useMe()?.mustChangePassword === true;
  const purpose = mustChange ? t('password.mustChange') : t('password.othersEnd');
  return (
    <SessionLayout title={t('password.title')} purpose={purpose}>
      {failure !== null && <Alert type="error" showIcon role="alert" title={failure} />}
      <PasswordForm isPending={isPending} onSubmit={change} />
      {!mustChange && (
        <Button type="link" block onClick={leave}>
          {t('password.later')}
        </Button>
      )}
    </SessionLayout>
  );
}
