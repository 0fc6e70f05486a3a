import { useTranslation } from 'react-i18next';
import { WITNESSES } from '../alarms/alarm-filters.ts';
import { SeverityMark } from '../alarms/severity-mark.tsx';
import { SEVERITIES } from '../alarms/severity.ts';
import type { TelemetrySnapshot } from '../api/answers.ts';
import { useLabel, useMetrics } from '../equipment/families.ts';
import { formatMeasure } from '../format/measure.ts';
import { formatDateTime } from '../format/screen-time.ts';

type Fault = TelemetrySnapshot['alarms'][number];

/** The faults and alarms that stood on the machine. */
export function SnapshotFaults({ alarms }: { alarms: readonly Fault[] }) {
  const { t } = useTranslation();
  if (alarms.length === 0) return <p className="muted">{t('witness.noFaults')}</p>;
  return (
    <ul className="snapshot-faults" aria-label={t('witness.faults')}>
      {alarms.map((alarm) => (
        <li key={alarm.id}>
          <SeverityMark severity={SEVERITIES.find((one) => one === alarm.severity) ?? 'warning'} acknowledged />
          <FaultWords fault={alarm} />
          <span className="muted figures">{formatDateTime(Date.parse(alarm.raisedAt))}</span>
        </li>
      ))}
    </ul>
  );
}

function FaultWords({ fault: { rule, code, metric, value, message } }: { fault: Fault }) {
  const { t } = useTranslation();
  const catalogue = useMetrics();
  const label = useLabel();
  const known = catalogue.find(({ name }) => name === metric);
  const witness = rule === 'witness' ? WITNESSES.find((kind) => kind === code) : undefined;
  if (witness) return <span>{t('alarm.testimony', { witness: t(`alarm.witnesses.${witness}`) })}</span>;
  const said = [message, code].filter(Boolean).join(' · ');
  if (said !== '' || rule === 'device') return <span>{said === '' ? t('alarm.unnamed') : said}</span>;
  if (metric === null) return <span>{t('alarm.silent')}</span>;
  return (
    <span>
      {label(known, metric)} {value !== null && formatMeasure(value, known?.unit ?? '1', metric)}
    </span>
  );
}
