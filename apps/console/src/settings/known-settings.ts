import type { Settings } from '../api/answers.ts';

export type SettingName = Exclude<keyof Settings, 'tileService'>;

interface NumberSetting {
  readonly name: Exclude<SettingName, 'agenciesWatchTheirRegion'>;
  readonly unit: 'days' | 'minutes' | 'hours' | 'seconds' | 'mebibytes' | 'metres';
  readonly minimum: number;
  readonly maximum: number;
  readonly usual: number | null;
  /** What it means when it is left out, where it may be. */
  readonly empty?: 'forEver' | 'off';
}

/** The settings that are numbers, with the limits and defaults of the API. */
export const NUMBER_SETTINGS: readonly NumberSetting[] = [
  { name: 'telemetryRetentionDays', unit: 'days', minimum: 1, maximum: 36_500, usual: null, empty: 'forEver' },
  { name: 'auditRetentionDays', unit: 'days', minimum: 184, maximum: 36_500, usual: null, empty: 'forEver' },
  { name: 'sessionIdleMinutes', unit: 'minutes', minimum: 5, maximum: 720, usual: 30 },
  { name: 'sessionHours', unit: 'hours', minimum: 1, maximum: 72, usual: 12 },
  { name: 'defaultReportingIntervalSeconds', unit: 'seconds', minimum: 1, maximum: 86_400, usual: 60 },
  { name: 'attachmentMaximumMebibytes', unit: 'mebibytes', minimum: 1, maximum: 100, usual: 20 },
  { name: 'witnessMoveMetres', unit: 'metres', minimum: 50, maximum: 100_000, usual: 300, empty: 'off' },
  { name: 'witnessBaseRadiusMetres', unit: 'metres', minimum: 50, maximum: 100_000, usual: 1_000, empty: 'off' },
  { name: 'witnessRunMinutes', unit: 'minutes', minimum: 1, maximum: 1_440, usual: 30, empty: 'off' },
  { name: 'witnessSilentMinutes', unit: 'minutes', minimum: 5, maximum: 43_200, usual: 120, empty: 'off' },
  { name: 'witnessReturnMinutes', unit: 'minutes', minimum: 0, maximum: 10_080, usual: 720 },
];

export const WATCH_REGION = { name: 'agenciesWatchTheirRegion', usual: true } as const;
