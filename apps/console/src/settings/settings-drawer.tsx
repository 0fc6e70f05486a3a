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
    const optional = NUMBER_SETTINGS.filter(({ empty }) => empty !== undefined);
    const leftOut = Object.fromEntries(optional.map(({ name }) => [name, form[name] ?? null]));
    await change({ ...form, ...leftOut }, etag);
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
      {NUMBER_SETTINGS.map(({ name, unit, minimum, maximum, empty }) => (
        <NumberField
          key={name}
          name={name}
          label={t(`setting.names.${name}`)}
          hint={t(`setting.effects.${name}`)}
          minimum={minimum}
          maximum={maximum}
          unit={t(`setting.units.${unit}`)}
          optional={empty !== undefined}
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
