import { useTranslation } from 'react-i18next';
import type { ConditionReport, HandoverSignature } from '../api/answers.ts';
import { useLabel } from '../equipment/families.ts';
import { formatHours } from '../format/measure.ts';
import { formatDateTime } from '../format/screen-time.ts';
import { CheckMark } from './handover-marks.tsx';

interface ReportViewProps {
  readonly title: string;
  readonly assetCode: string;
  readonly report: ConditionReport;
  readonly signature: HandoverSignature | null;
}

/** What one party has found, and who signed for it. */
export function ReportView({ title, assetCode, report, signature }: ReportViewProps) {
  const { t } = useTranslation();
  const label = useLabel();
  const { runningHours, items, photos, remark } = report;
  return (
    <section className="panel report" aria-label={title}>
      <h2>{title}</h2>
      <dl className="facts">
        <dt>{t('report.hoursRead')}</dt>
        <dd className="figures">{runningHours === null ? t('report.notSaid') : formatHours(runningHours)}</dd>
        <dt>{t('report.remark')}</dt>
        <dd className="report-words">{remark ?? t('report.nothing')}</dd>
      </dl>
      <ul className="checklist-view">
        {items.map((item) => (
          <li key={item.code}>
            <span>{label(item, item.code)}</span>
            <CheckMark result={item.result} />
            {item.remark !== undefined && <span className="checklist-remark">{item.remark}</span>}
          </li>
        ))}
      </ul>
      {photos.length > 0 && <PhotoStrip assetCode={assetCode} photos={photos} />}
      {signature !== null && <SignatureView signature={signature} />}
    </section>
  );
}

function PhotoStrip({ assetCode, photos }: { assetCode: string; photos: readonly { id: string; name: string }[] }) {
  return (
    <ul className="photo-strip">
      {photos.map(({ id, name }) => (
        <li key={id}>
          <a href={`/api/v1/equipment/${assetCode}/attachments/${id}`} download={name}>
            <img src={`/api/v1/equipment/${assetCode}/attachments/${id}/thumbnail`} alt={name} loading="lazy" />
          </a>
        </li>
      ))}
    </ul>
  );
}

function SignatureView({ signature: { person, signedAt, confirmed, typed, drawn } }: { signature: HandoverSignature }) {
  const { t } = useTranslation();
  const words = { name: person.name, time: formatDateTime(Date.parse(signedAt)) };
  return (
    <div className="signature-view">
      {drawn !== null && <img src={drawn} alt={t('sign.markOf', { name: person.name })} />}
      {typed !== null && <span className="signature-typed">{typed}</span>}
      <span className="muted figures">
        {t('sign.signed', words)}
        {confirmed && ` · ${t('sign.confirmed')}`}
      </span>
    </div>
  );
}
