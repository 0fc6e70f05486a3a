import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { ChangeDrawer } from '../acts/change-drawer.tsx';
import { NumberField, SwitchField } from '../acts/fields.tsx';
import { toTagged } from '../acts/use-entry.ts';
import type { Settings } from '../api/answers.ts';
import { NUMBER_SETTINGS, type SettingName, WATCH_REGION } from './known-settings.ts';
import { readSettings, useSettings } from './use-settings.ts';

type SettingsForm = Pick<Settings, SettingName>;

function pick({ tileService: _, ...settings }: Settings): SettingsForm {
  return settings;
}

export function SettingsDrawer({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const { change } = useSettings();
  const act = async (form: SettingsForm, etag: string) => {
    const { telemetryRetentionDays, auditRetentionDays, ...others } = form;
    const kept = {
      telemetryRetentionDays: telemetryRetentionDays ?? null,
      auditRetentionDays: auditRetentionDays ?? null,
    };
    await change({ ...others, ...kept }, etag);
    void message.success(t('setting.changed'));
  };
  return (
    <ChangeDrawer<SettingsForm>
      title={t('setting.change')}
      draft="settings"
      entry={{ read: () => readSettings().then((found) => toTagged(found, pick)) }}
      act={act}
      onClose={onClose}
    >
      {NUMBER_SETTINGS.map(({ name, unit, minimum, maximum, usual }) => (
        <NumberField
          key={name}
          name={name}
          label={t(`setting.names.${name}`)}
          hint={t(`setting.effects.${name}`)}
          minimum={minimum}
          maximum={maximum}
          unit={t(`setting.units.${unit}`)}
          optional={usual === null}
        />
      ))}
      <SwitchField
        name={WATCH_REGION.name}
        label={t(`setting.names.${WATCH_REGION.name}`)}
        hint={t(`setting.effects.${WATCH_REGION.name}`)}
      />
    </ChangeDrawer>
  );
}
