import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Role, SupplyAgreement } from '../api/answers.ts';
import { useProblemText } from '../frame/use-problem-text.ts';
import { useHeldRoles } from '../session/use-held-roles.ts';
import { ChangeSupplyDrawer, EndSupplyDrawer } from './supply-drawers.tsx';
import { deleteAgreement, readAgreement, useReloadSupply } from './use-supply.ts';

const KEEPERS: readonly Role[] = ['dispatcher', 'administrator'];

export function useMayKeepSupply(): boolean {
  const held = useHeldRoles();
  return KEEPERS.some((role) => held.includes(role));
}

function useDeleteSupply(): (agreement: SupplyAgreement) => void {
  const { t } = useTranslation();
  const { message, modal } = App.useApp();
  const problemText = useProblemText();
  const reload = useReloadSupply();
  const fail = async (error: unknown) => {
    void message.error(problemText(error));
    await reload();
  };
  async function deleteNow({ id, supplierName }: SupplyAgreement, etag: string): Promise<void> {
    await deleteAgreement(id, etag);
    await reload();
    void message.success(t('supply.deleted', { supplierName }));
  }
  const ask = (agreement: SupplyAgreement, etag: string) =>
    void modal.confirm({
      title: t('supply.delete'),
      content: t('supply.deleteConsequence', { supplierName: agreement.supplierName }),
      okText: t('supply.delete'),
      cancelText: t('supply.keep'),
      onOk: () => deleteNow(agreement, etag).catch(fail),
    });
  return ({ id }) => void readAgreement(id).then(({ body, etag }) => ask(body, etag), fail);
}

/** What may be done with an agreement that has not ended. */
export function SupplyActs({ agreement }: { agreement: SupplyAgreement }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<'change' | 'end' | null>(null);
  const remove = useDeleteSupply();
  const close = () => setOpen(null);
  const isEnded = agreement.ended !== null;
  const of = (verb: string) => `${verb} ${agreement.supplierName}`;
  return (
    <span className="line-acts">
      {!isEnded && (
        <>
          <Button size="small" onClick={() => setOpen('change')} aria-label={of(t('supply.change'))}>
            {t('act.change')}
          </Button>
          <Button size="small" onClick={() => setOpen('end')} aria-label={of(t('supply.end'))}>
            {t('supply.end')}
          </Button>
        </>
      )}
      <Button size="small" onClick={() => remove(agreement)} aria-label={of(t('supply.delete'))}>
        {t('act.delete')}
      </Button>
      {open === 'change' && <ChangeSupplyDrawer agreement={agreement} onClose={close} />}
      {open === 'end' && <EndSupplyDrawer agreement={agreement} onClose={close} />}
    </span>
  );
}
