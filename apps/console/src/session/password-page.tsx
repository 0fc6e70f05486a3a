import { useQueryClient } from '@tanstack/react-query';
import { useRouter, useSearch } from '@tanstack/react-router';
import { Alert, Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { query } from '../api/client.ts';
import { problemCode } from '../api/problem.ts';
import { useProblemText } from '../frame/use-problem-text.ts';
import { readReturnPath } from './return-path.ts';
import { SessionLayout } from './session-layout.tsx';

interface PasswordChange {
  currentPassword: string;
  newPassword: string;
  repeated: string;
}

const SHORTEST_PASSWORD = 8;

export function PasswordPage() {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const back = readReturnPath(useSearch({ from: '/password' }).back);
  const { history } = useRouter();
  const queryClient = useQueryClient();
  const me = query.useQuery('get', '/api/v1/me');
  const change = query.useMutation('put', '/api/v1/me/password', {
    onSuccess: () => {
      queryClient.clear();
      history.replace(back);
    },
  });
  const mustChange = me.data?.mustChangePassword === true;
  const missing = { required: true, message: t('password.missing') };
  const failure =
    change.error &&
    (problemCode(change.error) === 'invalid-credentials' ? t('password.wrongCurrent') : problemText(change.error));

  return (
    <SessionLayout
      title={t('password.title')}
      purpose={mustChange ? t('password.mustChange') : t('password.othersEnd')}
    >
      {failure !== null && <Alert type="error" showIcon role="alert" title={failure} />}
      <Form<PasswordChange>
        layout="vertical"
        requiredMark={false}
        size="large"
        onFinish={({ currentPassword, newPassword }) => change.mutate({ body: { currentPassword, newPassword } })}
      >
        <Form.Item name="currentPassword" label={t('password.current')} rules={[missing]}>
          <Input.Password autoFocus autoComplete="current-password" data-testid="current-password" />
        </Form.Item>
        <Form.Item
          name="newPassword"
          label={t('password.new')}
          dependencies={['currentPassword']}
          extra={t('password.tooShort')}
          rules={[
            missing,
            { min: SHORTEST_PASSWORD, message: t('password.tooShort') },
            ({ getFieldValue }) => ({
              validator: (_rule, value) =>
                value && value === getFieldValue('currentPassword')
                  ? Promise.reject(new Error(t('password.unchanged')))
                  : Promise.resolve(),
            }),
          ]}
        >
          <Input.Password autoComplete="new-password" data-testid="new-password" />
        </Form.Item>
        <Form.Item
          name="repeated"
          label={t('password.repeat')}
          dependencies={['newPassword']}
          rules={[
            missing,
            ({ getFieldValue }) => ({
              validator: (_rule, value) =>
                !value || value === getFieldValue('newPassword')
                  ? Promise.resolve()
                  : Promise.reject(new Error(t('password.different'))),
            }),
          ]}
        >
          <Input.Password autoComplete="new-password" data-testid="new-password-repeated" />
        </Form.Item>
        <Button type="primary" htmlType="submit" block loading={change.isPending} data-testid="password-submit">
          {t('password.change')}
        </Button>
        {!mustChange && (
          <Button type="link" block onClick={() => history.push(back)}>
            {t('password.later')}
          </Button>
        )}
      </Form>
    </SessionLayout>
  );
}
