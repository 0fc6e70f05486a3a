import type { TFunction } from 'i18next';
import type { Alarm } from '../api/answers.ts';
import type { Cell } from '../format/csv.ts';
import { formatDateTime } from '../format/screen-time.ts';
import type { AlarmWords } from './describe-alarm.ts';

interface Wording {
  readonly t: TFunction;
  /** What people call the time of the screens. */
  readonly zone: string;
  readonly words: (alarm: Alarm) => AlarmWords;
  readonly family: (code: string) => string;
}

const show = (time: string | null) => (time === null ? null : formatDateTime(Date.parse(time)));

/** The list as rows of a table file: a heading, then an alarm a row, in the words of the page. */
export function alarmRows(alarms: readonly Alarm[], { t, zone, words, family }: Wording): Cell[][] {
  const heading = [
    ...[t('severity.label'), t('equipment.assetCode'), t('equipment.name'), t('equipment.family')],
    t('export.custodian'),
    ...[t('alarm.cause'), t('alarm.witness'), t('export.value'), t('alarm.state')],
    ...[t('export.raisedAt', { zone }), t('export.clearedAt', { zone })],
    ...[t('alarm.answer'), t('export.acknowledgedBy'), t('export.acknowledgedAt', { zone }), t('export.remark')],
  ];
  const rows = alarms.map((alarm): Cell[] => [
    ...[t(`severity.${alarm.severity}`), alarm.assetCode, alarm.piece.name, family(alarm.piece.family)],
    alarm.custodian.name,
    ...[
      words(alarm).cause,
      alarm.witness === null ? null : t(`alarm.witnesses.${alarm.witness}`),
      alarm.value,
      t(alarm.active ? 'alarm.active' : 'alarm.cleared'),
    ],
    ...[show(alarm.raisedAt), show(alarm.clearedAt)],
    ...[t(alarm.acknowledged ? 'alarm.answers.yes' : 'alarm.answers.no'), alarm.acknowledgedBy?.name ?? null],
    ...[show(alarm.acknowledgedAt), alarm.remark],
  ]);
  return [heading, ...rows];
}
