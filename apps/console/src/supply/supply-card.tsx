import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SupplyAgreement } from '../api/answers.ts';
import { ValidityMark } from '../certificates/validity-mark.tsx';
import { useFamilyName } from '../equipment/families.ts';
import { useOrganisationName } from '../equipment/organisations.ts';
import { formatNumber } from '../format/measure.ts';
import { formatDateTime } from '../format/screen-time.ts';

const HOURS_A_DAY = 24;

/** Who supplies what, how much, how soon, until when, and whom to call. */
export function SupplyCard({ agreement, children }: { agreement: SupplyAgreement; children?: ReactNode }) {
  const { t } = useTranslation();
  const familyName = useFamilyName();
  const organisationName = useOrganisationName();
  const { id, mode, family, material, quantity, unit, supplierName, validFrom, validTo, ended } = agreement;
  const what = family === null ? (material ?? '') : familyName(family);
  return (
    <li className="list-card" data-supply={id}>
      <span className="list-card-head">
        <strong>{t('supply.what', { what, quantity: formatNumber(quantity), unit })}</strong>
        <span>{t(`supply.modes.${mode}`)}</span>
      </span>
      <span>{supplierName}</span>
      <span className="figures">
        <LeadTime hours={agreement.leadTimeHours} />
      </span>
      {ended === null ? (
        <span className="figures">
          <ValidityMark validTo={validTo} validFrom={validFrom} />{' '}
          <span className="muted">{t('supply.period', { from: validFrom, to: validTo })}</span>
        </span>
      ) : (
        <span>✕ {t('supply.ended', { time: formatDateTime(Date.parse(ended.at)), reason: ended.reason })}</span>
      )}
      <Contact agreement={agreement} />
      <span className="muted">
        {t('supply.of', { name: organisationName(agreement.organisation) })}
        {agreement.document !== null && ` · ${agreement.document}`}
      </span>
      {agreement.remark !== null && <span className="muted">{agreement.remark}</span>}
      {children}
    </li>
  );
}

function LeadTime({ hours }: { hours: number }) {
  const { t } = useTranslation();
  if (hours === 0) return t('supply.atOnce');
  const isDays = hours % HOURS_A_DAY === 0;
  const count = isDays ? hours / HOURS_A_DAY : hours;
  return t(isDays ? 'supply.inDays' : 'supply.inHours', { count });
}

function Contact({ agreement: { contactName, contactPhone } }: { agreement: SupplyAgreement }) {
  const { t } = useTranslation();
  if (contactName === null && contactPhone === null) return <span className="muted">{t('supply.noContact')}</span>;
  return (
    <span>
      {contactName}{' '}
      {contactPhone !== null && (
        <a href={`tel:${contactPhone.replaceAll(/[ ()-]/g, '')}`} className="figures phone-link">
          {contactPhone}
        </a>
      )}
    </span>
  );
}
