import { useTranslation } from 'react-i18next';
import { ActDrawer } from '../acts/act-drawer.tsx';
import { answered } from '../api/answered.ts';
import type { Handover } from '../api/answers.ts';
import { api } from '../api/client.ts';
import { ReasonField } from '../acts/reason-field.tsx';
import { useReloadCustody } from '../custody/use-custody.ts';

interface DrawerProps {
  readonly handover: Handover;
  readonly onClose: () => void;
}

/** Says no, and why: the piece stays with who offered it. */
export function RefuseDrawer({ handover: { id: handoverId, assetCode, from }, onClose }: DrawerProps) {
  const { t } = useTranslation();
  const reload = useReloadCustody();
  const act = async ({ reason }: { reason: string }, key: string) => {
    const params = { path: { handoverId }, header: { 'Idempotency-Key': key } };
    await answered(api.POST('/api/v1/custody/handovers/{handoverId}/refuse', { params, body: { reason } })).finally(
      () => void reload(),
    );
  };
  const usual = t('handover.refusals', { returnObjects: true });
  return (
    <ActDrawer<{ reason: string }>
      title={t('handover.refuseTitle', { assetCode })}
      verb={t('handover.refuse')}
      draft={`refuse.${handoverId}`}
      act={act}
      onClose={onClose}
    >
      <p>{t('handover.refuseConsequence', { assetCode, from: from.name })}</p>
      <ReasonField usual={Object.values(usual)} />
    </ActDrawer>
  );
}

/** Takes back an offer that nobody has answered yet. */
export function WithdrawDrawer({ handover: { id: handoverId, assetCode, to }, onClose }: DrawerProps) {
  const { t } = useTranslation();
  const reload = useReloadCustody();
  const act = async ({ reason = '' }: { reason?: string }, key: string) => {
    const params = { path: { handoverId }, header: { 'Idempotency-Key': key } };
    const body = reason.trim() === '' ? {} : { reason };
    await answered(api.POST('/api/v1/custody/handovers/{handoverId}/withdraw', { params, body })).finally(
      () => void reload(),
    );
  };
  const usual = t('handover.withdrawals', { returnObjects: true });
  return (
    <ActDrawer<{ reason?: string }>
      title={t('handover.withdrawTitle', { assetCode })}
      verb={t('handover.withdraw')}
      draft={`withdraw.${handoverId}`}
      act={act}
      onClose={onClose}
    >
      <p>{t('handover.withdrawConsequence', { assetCode, to: to.name })}</p>
      <ReasonField usual={Object.values(usual)} optional />
    </ActDrawer>
  );
}
