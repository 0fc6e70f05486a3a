import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { NumberField } from '../acts/fields.tsx';
import type { TelemetrySnapshot } from '../api/answers.ts';
import { AgeText } from '../format/age-text.tsx';
import { formatHours } from '../format/measure.ts';
import { PhotoField } from './photo-field.tsx';

const MOST_HOURS = 1_000_000;
const SAME_HOURS = 1;
const LONGEST_REMARK = 2_000;
const HOURS = ['conditionReport', 'runningHours'];

/** The meter as people read it, and at once what the machine says to it. */
export function HoursField({ telemetry }: { telemetry: TelemetrySnapshot }) {
  const { t } = useTranslation();
  const { runningHours, runningHoursTime } = telemetry;
  const stated = Form.useWatch<number | string | null | undefined>(HOURS);
  const isSaid = stated !== undefined && stated !== null && stated !== '';
  const differs = isSaid && runningHours !== undefined && Math.abs(Number(stated) - runningHours) > SAME_HOURS;
  return (
    <>
      <NumberField name={HOURS} label={t('report.hoursRead')} optional minimum={0} maximum={MOST_HOURS} unit="h" />
      {runningHours !== undefined && (
        <p className={differs ? 'field-note differs' : 'field-note muted'} role={differs ? 'status' : undefined}>
          {differs && <span aria-hidden>△ </span>}
          {t(differs ? 'report.hoursDiffer' : 'report.machineSays', { hours: formatHours(runningHours) })}{' '}
          {runningHoursTime !== undefined && <AgeText time={runningHoursTime} />}
        </p>
      )}
    </>
  );
}

export function RemarkFields({ assetCode }: { assetCode: string }) {
  const { t } = useTranslation();
  return (
    <>
      <Form.Item name={['conditionReport', 'photos']} label={t('act.optional', { field: t('report.photos') })}>
        <PhotoField assetCode={assetCode} />
      </Form.Item>
      <Form.Item name={['conditionReport', 'remark']} label={t('act.optional', { field: t('report.remark') })}>
        <Input.TextArea rows={2} maxLength={LONGEST_REMARK} placeholder={t('report.remarkHint')} />
      </Form.Item>
    </>
  );
}
