import { UserOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, Dropdown, type MenuProps } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, query } from '../api/client.ts';
import { live } from '../live/live.ts';
import { APPEARANCES, appearance } from '../preferences/appearance.ts';
import { LANGUAGES, language } from '../preferences/language.ts';
import { usePreference } from '../preferences/preference.ts';

function useSignOut(): () => Promise<void> {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  return async () => {
    await api.DELETE('/api/v1/session');
    queryClient.clear();
    live.clear();
    await navigate({ to: '/sign-in' });
  };
}

export function AccountMenu() {
  const { t } = useTranslation();
  const me = query.useQuery('get', '/api/v1/me');
  const navigate = useNavigate();
  const signOut = useSignOut();
  const chosenLanguage = usePreference(language);
  const chosenAppearance = usePreference(appearance);

  const items: MenuProps['items'] = [
    {
      key: 'who',
      disabled: true,
      label: <span className="account-who">{`${me.data?.name ?? ''} · ${me.data?.organisation.name ?? ''}`}</span>,
    },
    { type: 'divider' },
    {
      type: 'group',
      label: t('language.label'),
      children: LANGUAGES.map((choice) => ({
        key: choice,
        label: t(`language.${choice}`),
        onClick: () => language.set(choice),
      })),
    },
    {
      type: 'group',
      label: t('appearance.label'),
      children: APPEARANCES.map((choice) => ({
        key: choice,
        label: t(`appearance.${choice}`),
        onClick: () => appearance.set(choice),
      })),
    },
    { type: 'divider' },
    {
      key: 'password',
      label: t('account.changePassword'),
      onClick: () => void navigate({ to: '/password', search: { back: window.location.pathname } }),
    },
    { key: 'sign-out', label: t('account.signOut'), onClick: () => void signOut() },
  ];

  return (
    <Dropdown menu={{ items, selectable: true, selectedKeys: [chosenLanguage, chosenAppearance] }} trigger={['click']}>
      <Button
        type="text"
        icon={<UserOutlined />}
        aria-label={`${me.data?.name ?? ''} ${t('account.label')}`}
        data-testid="account"
      >
        <span className="account-name">{me.data?.name}</span>
      </Button>
    </Dropdown>
  );
}
