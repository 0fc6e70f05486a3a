import type { Settings } from '../api/answers.ts';

export type SettingName = Exclude<keyof Settings, 'tileService'>;

interface NumberSetting {
  readonly name: Exclude<SettingName, 'agenciesWatchTheirRegion'>;
  readonly unit: 'days' | 'minutes' | 'hours' | 'seconds' | 'mebibytes';
  readonly minimum: number;
  readonly maximum: number;
  /** Null where it is kept for ever. */
  readonly usual: number | null;
}

/** The settings that are numbers, with the limits and defaults of the API. */
export const NUMBER_SETTINGS: readonly NumberSetting[] = [
  { name: 'telemetryRetentionDays', unit: 'days', minimum: 1, maximum: 36_500, usual: null },
  { name: 'auditRetentionDays', unit: 'days', minimum: 184, maximum: 36_500, usual: null },
  { name: 'sessionIdleMinutes', unit: 'minutes', minimum: 5, maximum: 720, usual: 30 },
  { name: 'sessionHours', unit: 'hours', minimum: 1, maximum: 72, usual: 12 },
  { name: 'defaultReportingIntervalSeconds', unit: 'seconds', minimum: 1, maximum: 86_400, usual: 60 },
  { name: 'attachmentMaximumMebibytes', unit: 'mebibytes', minimum: 1, maximum: 100, usual: 20 },
];

export const WATCH_REGION = { name: 'agenciesWatchTheirRegion', usual: true } as const;
