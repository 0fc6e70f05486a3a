import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Handover } from '../api/answers.ts';
import { WithdrawDrawer } from './end-offer-drawers.tsx';

/** What who has offered a piece may still do. */
export function WithdrawBar({ handover }: { handover: Handover }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  return (
    <div className="act-bar">
      <div className="act-bar-acts">
        <Button size="large" onClick={() => setOpen(true)} data-testid="withdraw">
          {t('handover.withdraw')}
        </Button>
      </div>
      {isOpen && <WithdrawDrawer handover={handover} onClose={() => setOpen(false)} />}
    </div>
  );
}
