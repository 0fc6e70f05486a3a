import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Equipment } from '../api/answers.ts';
import { PieceCapabilities } from '../capabilities/piece-capabilities.tsx';
import { PieceCarriers } from '../carriers/piece-carriers.tsx';
import { PieceCertificates } from '../certificates/piece-certificates.tsx';
import { useOrganisationName } from '../equipment/organisations.ts';
import { formatDateTime } from '../format/screen-time.ts';
import { PieceSet } from '../sets/piece-set.tsx';

/** What the register says of a piece beside who answers for it: what it is, can do, is certified for and belongs to. */
export function RegisterPanel({ piece }: { piece: Equipment }) {
  const { t } = useTranslation();
  const { assetCode, retired } = piece;
  return (
    <section className="panel register-panel" aria-label={t('registry.title')} data-testid="register">
      <header className="panel-head">
        <h2>{t('registry.title')}</h2>
        <Link to="/labels" search={{ codes: assetCode }}>
          {t('registry.label')}
        </Link>
      </header>
      {retired && (
        <p role="status">
          ○ {t('registry.retired', { time: formatDateTime(Date.parse(retired.at)), reason: retired.reason })}
          {retired.replacedBy !== undefined && ` · ${t('registry.replacedBy', { assetCode: retired.replacedBy })}`}
        </p>
      )}
      <Facts piece={piece} />
      <PieceCapabilities piece={piece} />
      <PieceCertificates assetCode={assetCode} isRetired={retired !== undefined} />
      <PieceSet assetCode={assetCode} isRetired={retired !== undefined} />
      <PieceCarriers assetCode={assetCode} isRetired={retired !== undefined} />
    </section>
  );
}

function Facts({ piece }: { piece: Equipment }) {
  const { t } = useTranslation();
  const organisation = useOrganisationName();
  const maker = [piece.manufacturer, piece.model].filter((word) => word !== undefined).join(' ');
  const facts: [string, string | undefined][] = [
    [t('registry.team'), piece.team === undefined ? undefined : organisation(piece.team)],
    [
      t('registry.discipline'),
      piece.discipline === undefined ? undefined : t(`registry.disciplines.${piece.discipline}`),
    ],
    [
      t('registry.reserveMode'),
      piece.reserveMode === undefined ? undefined : t(`registry.reserveModes.${piece.reserveMode}`),
    ],
    [t('registry.stateFunded'), piece.stateFunded ? t('registry.stateFundedYes') : undefined],
    [t('registry.maker'), maker],
    [t('registry.serialNumber'), piece.serialNumber],
    [t('registry.commissionedOn'), piece.commissionedOn],
    [t('registry.renewalDueOn'), piece.renewalDueOn],
  ];
  const told = facts.filter(([, value]) => value);
  if (told.length === 0) return <p className="muted">{t('registry.nothing')}</p>;
  return (
    <dl className="facts facts-inline">
      {told.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
