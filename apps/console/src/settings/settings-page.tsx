import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemNotice } from '../frame/problem-notice.tsx';
import { SettingsDrawer } from './settings-drawer.tsx';
import { SettingsTable } from './settings-table.tsx';
import { TilePanel } from './tile-panel.tsx';
import { useSettings } from './use-settings.ts';

/** What holds for the whole installation, and what each of it does. */
export function SettingsPage() {
  const { t } = useTranslation();
  const { settings, mayChange } = useSettings();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <header className="page-head">
        <h2>{t('administration.settings')}</h2>
        {mayChange && (
          <Button type="primary" onClick={() => setOpen(true)} data-testid="change-settings">
            {t('setting.change')}
          </Button>
        )}
      </header>
      <p className="muted">{t('setting.purpose')}</p>
      {settings.isError && <ProblemNotice error={settings.error} onRetry={() => void settings.refetch()} />}
      {settings.isPending && <Skeleton active paragraph={{ rows: 8 }} className="late" />}
      {settings.data && (
        <>
          <SettingsTable settings={settings.data} />
          <TilePanel tileService={settings.data.tileService} mayChange={mayChange} />
        </>
      )}
      {isOpen && <SettingsDrawer onClose={() => setOpen(false)} />}
    </>
  );
}
