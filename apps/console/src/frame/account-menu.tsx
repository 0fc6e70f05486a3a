import { UserOutlined } from '@ant-design/icons';
import { Button, Dropdown, type MenuProps } from 'antd';
import { useTranslation } from 'react-i18next';
import { APPEARANCES, appearance } from '../preferences/appearance.ts';
import { LANGUAGES, language } from '../preferences/language.ts';
import { usePreference } from '../preferences/preference.ts';
import { useAccountActs } from './use-account-acts.ts';
import { useMe } from '../session/use-me.ts';

type MenuItems = NonNullable<MenuProps['items']>;

function usePreferenceItems(): MenuItems {
  const { t } = useTranslation();
  const languages = LANGUAGES.map((choice) => ({
    key: choice,
    label: t(`language.${choice}`),
    onClick: () => language.set(choice),
  }));
  const appearances = APPEARANCES.map((choice) => ({
    key: choice,
    label: t(`appearance.${choice}`),
    onClick: () => appearance.set(choice),
  }));
  return [
    { type: 'group', label: t('language.label'), children: languages },
    { type: 'group', label: t('appearance.label'), children: appearances },
  ];
}

/** Who is signed in, how they like the page, and the way out. */
export function AccountMenu() {
  const { t } = useTranslation();
  const me = useMe();
  const { changePassword, signOut } = useAccountActs();
  const selectedKeys = [usePreference(language), usePreference(appearance)];
  const name = me?.name ?? '';
  const who = <span className="account-who">{`${name} · ${me?.organisation.name ?? ''}`}</span>;
  const items: MenuItems = [
    { key: 'who', disabled: true, label: who },
    { type: 'divider' },
    ...usePreferenceItems(),
    { type: 'divider' },
    { key: 'password', label: t('account.changePassword'), onClick: changePassword },
    { key: 'sign-out', label: t('account.signOut'), onClick: signOut },
  ];
  return (
    <Dropdown menu={{ items, selectable: true, selectedKeys }} trigger={['click']}>
      <Button type="text" icon={<UserOutlined />} aria-label={`${name} ${t('account.label')}`} data-testid="account">
        <span className="account-name">{name}</span>
      </Button>
    </Dropdown>
  );
}
