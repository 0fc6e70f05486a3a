import { useTranslation } from 'react-i18next';
import type { Settings } from '../api/answers.ts';
import { NUMBER_SETTINGS, type SettingName, WATCH_REGION } from './known-settings.ts';

interface ShownSetting {
  readonly name: SettingName;
  readonly now: string;
  readonly usual: string;
}

function useShown(settings: Settings): ShownSetting[] {
  const { t } = useTranslation();
  const show = (value: number | null, { unit, empty = 'forEver' }: (typeof NUMBER_SETTINGS)[number]) =>
    value === null ? t(`setting.${empty}`) : `${value.toLocaleString('en-US')}\u202f${t(`setting.units.${unit}`)}`;
  const say = (value: boolean) => t(value ? 'setting.yes' : 'setting.no');
  return [
    ...NUMBER_SETTINGS.map((setting) => ({
      name: setting.name,
      now: show(settings[setting.name], setting),
      usual: show(setting.usual, setting),
    })),
    { name: WATCH_REGION.name, now: say(settings[WATCH_REGION.name]), usual: say(WATCH_REGION.usual) },
  ];
}

/** Each setting as it is, what it is by default, and what follows from it. */
export function SettingsTable({ settings }: { settings: Settings }) {
  const { t } = useTranslation();
  const shown = useShown(settings);
  return (
    <ul className="settings" data-testid="settings">
      {shown.map(({ name, now, usual }) => (
        <li key={name} className="setting">
          <span className="setting-name">{t(`setting.names.${name}`)}</span>
          <span className="setting-value figures">
            <strong>{now}</strong> {now !== usual && <span className="muted">{`${t('setting.usual')} ${usual}`}</span>}
          </span>
          <span className="muted">{t(`setting.effects.${name}`)}</span>
        </li>
      ))}
    </ul>
  );
}
