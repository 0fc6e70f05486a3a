import { Alert, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { ActDrawer } from '../acts/act-drawer.tsx';
import { answered } from '../api/answered.ts';
import type { Stocktake } from '../api/answers.ts';
import { api } from '../api/client.ts';
import { ReasonField } from '../acts/reason-field.tsx';
import { useReloadCustody } from '../custody/use-custody.ts';
import { useQueuedScans } from './scans.ts';
import { UnseenPieces } from './unseen-pieces.tsx';

const LONGEST_REMARK = 2_000;

interface DrawerProps {
  readonly stocktake: Stocktake;
  readonly onClose: () => void;
}

/** Writes the findings, once somebody has read what that means. */
export function CloseStocktakeDrawer({ stocktake: { id: stocktakeId, counts }, onClose }: DrawerProps) {
  const { t } = useTranslation();
  const reload = useReloadCustody();
  const waiting = useQueuedScans().filter(({ stocktake }) => stocktake === stocktakeId).length;
  const act = async ({ remark = '' }: { remark?: string }, key: string) => {
    const params = { path: { stocktakeId }, header: { 'Idempotency-Key': key } };
    const body = remark.trim() === '' ? {} : { remark };
    await answered(api.POST('/api/v1/custody/stocktakes/{stocktakeId}/close', { params, body })).finally(
      () => void reload(),
    );
  };
  return (
    <ActDrawer<{ remark?: string }>
      title={t('stocktake.closeTitle')}
      verb={t('stocktake.close')}
      draft={`close-stocktake.${stocktakeId}`}
      act={act}
      onClose={onClose}
    >
      {waiting > 0 && (
        <Alert
          type="warning"
          showIcon
          title={t('stocktake.closeWaiting', { count: waiting })}
          className="act-failure"
        />
      )}
      <p>{t('stocktake.closeCounts', { ...counts })}</p>
      {counts.pending === 0 ? (
        <p>{t('stocktake.closeWhole')}</p>
      ) : (
        <>
          <p>
            <strong>{t('stocktake.closeMissing', { count: counts.pending })}</strong>
          </p>
          <UnseenPieces stocktake={stocktakeId} count={counts.pending} />
        </>
      )}
      <p>{t('stocktake.closeForGood')}</p>
      <Form.Item name="remark" label={t('act.optional', { field: t('stocktake.remark') })}>
        <Input.TextArea rows={3} maxLength={LONGEST_REMARK} placeholder={t('stocktake.remarkHint')} />
      </Form.Item>
    </ActDrawer>
  );
}

/** Breaks it off; why stays written. */
export function CancelStocktakeDrawer({ stocktake: { id: stocktakeId }, onClose }: DrawerProps) {
  const { t } = useTranslation();
  const reload = useReloadCustody();
  const act = async (body: { reason: string }, key: string) => {
    const params = { path: { stocktakeId }, header: { 'Idempotency-Key': key } };
    await answered(api.POST('/api/v1/custody/stocktakes/{stocktakeId}/cancel', { params, body })).finally(
      () => void reload(),
    );
  };
  return (
    <ActDrawer<{ reason: string }>
      title={t('stocktake.cancelTitle')}
      verb={t('stocktake.cancel')}
      draft={`cancel-stocktake.${stocktakeId}`}
      act={act}
      onClose={onClose}
    >
      <p>{t('stocktake.cancelConsequence')}</p>
      <ReasonField usual={Object.values(t('stocktake.cancelReasons', { returnObjects: true }))} />
    </ActDrawer>
  );
}
