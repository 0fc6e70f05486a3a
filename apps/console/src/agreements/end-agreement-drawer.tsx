import { useTranslation } from 'react-i18next';
import { ActDrawer } from '../acts/act-drawer.tsx';
import { answered } from '../api/answered.ts';
import type { CustodyAgreement } from '../api/answers.ts';
import { api } from '../api/client.ts';
import { ReasonField } from '../acts/reason-field.tsx';
import { useReloadCustody } from '../custody/use-custody.ts';

interface EndAgreementDrawerProps {
  readonly agreement: CustodyAgreement;
  readonly onClose: () => void;
}

/** Ends an agreement before its time; its pieces are due back and change hands by handovers. */
export function EndAgreementDrawer({ agreement, onClose }: EndAgreementDrawerProps) {
  const { t } = useTranslation();
  const reload = useReloadCustody();
  const { id: agreementId, owner, custodian, pieces } = agreement;
  const act = async (body: { reason: string }, key: string) => {
    const params = { path: { agreementId }, header: { 'Idempotency-Key': key } };
    await answered(api.POST('/api/v1/custody/agreements/{agreementId}/end', { params, body }));
    await reload();
  };
  return (
    <ActDrawer<{ reason: string }>
      title={t('agreement.endTitle')}
      verb={t('agreement.end')}
      draft={`end-agreement.${agreementId}`}
      act={act}
      onClose={onClose}
    >
      <p>{t('agreement.endConsequence', { count: pieces.length, owner: owner.name, custodian: custodian.name })}</p>
      <ReasonField usual={Object.values(t('agreement.endReasons', { returnObjects: true }))} />
    </ActDrawer>
  );
}
