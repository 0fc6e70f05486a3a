import { useTranslation } from 'react-i18next';
import type { DemoAccount } from '../api/answers.ts';
import { query } from '../api/client.ts';

interface DemoAccountsProps {
  readonly onPick: (account: DemoAccount) => void;
}

/** Where this is a demonstration: whom to sign in as. One press fills the form. */
export function DemoAccounts({ onPick }: DemoAccountsProps) {
  const { t, i18n } = useTranslation();
  const { data } = query.useQuery('get', '/api/v1/demo', {}, { staleTime: Infinity, retry: false });
  if (!data || data.accounts.length === 0) return null;
  return (
    <section className="demo-accounts" aria-label={t('demo.title')} data-testid="demo-accounts">
      <h2>{t('demo.title')}</h2>
      <p className="muted">{t('demo.purpose')}</p>
      <ul>
        {data.accounts.map((account) => (
          <li key={account.username}>
            <button type="button" onClick={() => onPick(account)} data-testid={`demo-${account.username}`}>
              <span className="demo-account-who">
                {account.organisation.name} · {account.name}
              </span>
              <span className="muted">
                {account.roles.map((role) => t(`roles.${role}`)).join(' · ')} · {account.username}
              </span>
              <span className="demo-account-look">{account.lookAt[i18n.language === 'zh' ? 'zh' : 'en']}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
