import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LimitList } from './limit-list.tsx';
import { LimitsDrawer } from './limits-drawer.tsx';
import { useFamilyLimits } from './use-limits.ts';

/** What the witness goes by for the pieces of a family, under its rules. */
export function FamilyLimits({ family, name }: { family: string; name: string }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const limits = useFamilyLimits(family).data;
  if (limits === undefined) return null;
  return (
    <div className="family-limits">
      <header className="panel-head">
        <h4>{t('witnessLimit.title')}</h4>
        {limits.mayChange && (
          <Button size="small" onClick={() => setOpen(true)} data-testid={`change-limits-${family}`}>
            {t('act.change')}
          </Button>
        )}
      </header>
      <LimitList limits={limits} />
      {isOpen && <LimitsDrawer of={{ family }} name={name} limits={limits} onClose={() => setOpen(false)} />}
    </div>
  );
}
