import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { ChangeDrawer } from '../acts/change-drawer.tsx';
import { toTagged } from '../acts/use-entry.ts';
import type { Equipment } from '../api/answers.ts';
import { problemCode } from '../api/problem.ts';
import { PieceField } from '../calendar/piece-field.tsx';
import { ReasonField } from '../acts/reason-field.tsx';
import { useReloadCustody } from '../custody/use-custody.ts';
import { InTheWayList } from './in-the-way-list.tsx';
import { useInTheWay } from './in-the-way.ts';
import { readPiece, reinstatePiece, retirePiece } from './send-piece-act.ts';

interface DrawerProps {
  readonly piece: Equipment;
  readonly onClose: () => void;
}

interface RetireForm {
  reason?: string;
  replacedBy?: string;
}

/** Takes a piece out of service, once nobody counts on it any more. */
export function RetireDrawer({ piece: { assetCode }, onClose }: DrawerProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const reload = useReloadCustody();
  const way = useInTheWay(assetCode);
  const isBlocked = way.found !== null && way.found.claims.length + way.found.offers.length > 0;
  const act = async ({ reason = '', replacedBy }: RetireForm, etag: string, key: string) => {
    const body = { reason, ...(replacedBy && { replacedBy }) };
    await retirePiece(assetCode, body, { etag, key }).finally(() => void reload());
    void message.success(t('pieceAct.retired', { assetCode }));
  };
  return (
    <ChangeDrawer<RetireForm>
      title={`${t('pieceAct.retire')} ${assetCode}`}
      verb={t('pieceAct.retire')}
      isBlocked={isBlocked}
      draft={`retire.${assetCode}`}
      entry={{ read: () => readPiece(assetCode).then((found) => toTagged(found, (): RetireForm => ({}))) }}
      act={act}
      tell={(error) => (problemCode(error) === 'in-use' ? t('pieceAct.wayChanged') : undefined)}
      onClose={onClose}
    >
      <p>{t('pieceAct.retireConsequence', { assetCode })}</p>
      <InTheWayList assetCode={assetCode} found={way.found} failure={way.failure} onRetry={() => void way.reload()} />
      {!isBlocked && (
        <>
          <ReasonField usual={Object.values(t('pieceAct.retireReasons', { returnObjects: true }))} />
          <PieceField name="replacedBy" label={t('pieceAct.replacedBy')} except={assetCode} optional />
        </>
      )}
    </ChangeDrawer>
  );
}

/** Takes a retired piece into service again. */
export function ReinstateDrawer({ piece: { assetCode }, onClose }: DrawerProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const reload = useReloadCustody();
  const act = async ({ reason = '' }: RetireForm, etag: string, key: string) => {
    await reinstatePiece(assetCode, { reason }, { etag, key }).finally(() => void reload());
    void message.success(t('pieceAct.reinstated', { assetCode }));
  };
  return (
    <ChangeDrawer<RetireForm>
      title={`${t('pieceAct.reinstate')} ${assetCode}`}
      verb={t('pieceAct.reinstate')}
      draft={`reinstate.${assetCode}`}
      entry={{ read: () => readPiece(assetCode).then((found) => toTagged(found, (): RetireForm => ({}))) }}
      act={act}
      onClose={onClose}
    >
      <p>{t('pieceAct.reinstateConsequence', { assetCode })}</p>
      <ReasonField usual={Object.values(t('pieceAct.reinstateReasons', { returnObjects: true }))} />
    </ChangeDrawer>
  );
}
