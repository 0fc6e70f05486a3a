import { useQueryClient } from '@tanstack/react-query';
import { Alert, App } from 'antd';
import { useTranslation } from 'react-i18next';
import { ActDrawer } from '../acts/act-drawer.tsx';
import { answered } from '../api/answered.ts';
import type { LedgerEntry } from '../api/answers.ts';
import { api } from '../api/client.ts';
import { problemCode } from '../api/problem.ts';
import { ReasonField } from '../acts/reason-field.tsx';
import { useWords } from '../messages/use-words.ts';
import { personalFacts } from './personal-facts.ts';

interface ErasePersonalDrawerProps {
  readonly assetCode: string;
  readonly entry: LedgerEntry;
  readonly onClose: () => void;
}

/** Shows what will be gone for good before it is, and asks for the reason. */
export function ErasePersonalDrawer({ assetCode, entry, onClose }: ErasePersonalDrawerProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const actWord = useWords('ledger.acts');
  const queryClient = useQueryClient();
  const { id: entryId, number } = entry;
  const act = async (body: { reason: string }) => {
    await answered(
      api.POST('/api/v1/ledger/entries/{entryId}/erase-personal', { params: { path: { entryId } }, body }),
    );
    void message.success(t('ledger.personal.done', { number }));
    await queryClient.invalidateQueries({ queryKey: ['get', '/api/v1/equipment/{assetCode}/ledger'] });
  };
  return (
    <ActDrawer<{ reason: string }>
      title={t('ledger.personal.eraseOf', { number })}
      verb={t('ledger.personal.eraseNow')}
      draft={`erase-personal.${entryId}`}
      act={act}
      tell={(error) => (problemCode(error) === 'illegal-transition' ? t('ledger.personal.gone') : undefined)}
      onClose={onClose}
    >
      <Alert type="warning" showIcon title={t('ledger.personal.cannotUndo')} />
      <p>{t('ledger.personal.consequence', { assetCode, number, act: actWord(entry.act) })}</p>
      <PersonalFacts entry={entry} />
      <p className="muted">{t('ledger.personal.stays')}</p>
      <ReasonField usual={Object.values(t('ledger.personal.reasons', { returnObjects: true }))} />
    </ActDrawer>
  );
}

function PersonalFacts({ entry: { personal } }: { entry: LedgerEntry }) {
  const fieldWord = useWords('ledger.personal.fields');
  return (
    <dl className="personal-facts" data-testid="personal-facts">
      {personalFacts(personal?.content ?? '{}').map(({ field, text }) => (
        <div key={`${field} ${text}`}>
          <dt>{fieldWord(field)}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}
