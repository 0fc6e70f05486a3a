import { Button, Empty } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Credential, IssuedCredential } from '../api/answers.ts';
import { query } from '../api/client.ts';
import { formatDateTime } from '../format/screen-time.ts';
import { ProblemNotice } from '../frame/problem-notice.tsx';
import { useHeldRoles } from '../session/use-held-roles.ts';
import { IssuedNotice } from './issued-notice.tsx';
import { useCredentialActs } from './use-credential-acts.ts';

/** The keys by which a piece may speak: issued here, shown once, revoked here. For those who may see them. */
export function CredentialsPanel({ assetCode }: { assetCode: string }) {
  const roles = useHeldRoles();
  const maySee = roles.includes('administrator') || roles.includes('auditor');
  return maySee ? <Credentials assetCode={assetCode} mayChange={roles.includes('administrator')} /> : null;
}

function Credentials({ assetCode, mayChange }: { assetCode: string; mayChange: boolean }) {
  const { t } = useTranslation();
  const [issued, setIssued] = useState<IssuedCredential | null>(null);
  const path = { params: { path: { assetCode } } };
  const list = query.useQuery('get', '/api/v1/equipment/{assetCode}/credentials', path);
  const { issue, isIssuing, revoke } = useCredentialActs(assetCode, setIssued);
  const credentials = list.data?.items ?? [];
  const valid = credentials.filter(({ revokedAt }) => revokedAt === null);
  return (
    <section className="panel credentials-panel" aria-label={t('credential.title')}>
      <header className="panel-head">
        <h2>{t('credential.title')}</h2>
        {mayChange && (
          <Button loading={isIssuing} onClick={issue} data-testid="issue-credential">
            {t('credential.issue')}
          </Button>
        )}
      </header>
      {list.isError && <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />}
      {issued !== null && <IssuedNotice issued={issued} onClose={() => setIssued(null)} />}
      {list.isSuccess && valid.length === 0 && <Empty description={t('credential.none')} />}
      <ul className="credentials">
        {credentials.map((credential) => (
          <CredentialLine key={credential.id} credential={credential} onRevoke={mayChange ? revoke : null} />
        ))}
      </ul>
    </section>
  );
}

interface CredentialLineProps {
  readonly credential: Credential;
  readonly onRevoke: ((credential: Credential) => void) | null;
}

function CredentialLine({ credential, onRevoke }: CredentialLineProps) {
  const { t } = useTranslation();
  const { createdAt, revokedAt } = credential;
  const show = (time: string) => formatDateTime(Date.parse(time));
  return (
    <li className={revokedAt === null ? 'credential' : 'credential muted'}>
      <span className="figures">{t('credential.issuedAt', { time: show(createdAt) })}</span>
      {revokedAt !== null && <span className="figures">✕ {t('credential.revokedAt', { time: show(revokedAt) })}</span>}
      {revokedAt === null && onRevoke !== null && (
        <Button size="small" onClick={() => onRevoke(credential)}>
          {t('credential.revoke')}
        </Button>
      )}
    </li>
  );
}
