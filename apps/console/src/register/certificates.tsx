import { useTranslation } from 'react-i18next';
import { query } from '../api/client.ts';
import { formatDateTime } from '../format/screen-time.ts';
import { judgeValidity } from './validity.ts';

const SHAPES = { valid: '●', ending: '◐', expired: '✕' } as const;
const CLASSES = { valid: '', ending: 'certificate-ending', expired: 'certificate-expired' } as const;

/** The papers of a piece: those that end or have ended are marked, with a shape and a word. */
export function Certificates({ assetCode }: { assetCode: string }) {
  const { t } = useTranslation();
  const params = { path: { assetCode } };
  const { data } = query.useQuery('get', '/api/v1/equipment/{assetCode}/certificates', { params });
  const today = formatDateTime(Date.now()).slice(0, 10);
  return (
    <>
      <h3>{t('registry.certificates')}</h3>
      {data?.items.length === 0 && <p className="muted">{t('registry.noCertificates')}</p>}
      <ul className="certificates" data-testid="certificates">
        {data?.items.map(({ id, kind, number, validTo }) => {
          const standing = judgeValidity(validTo, today);
          return (
            <li key={id}>
              <span className={CLASSES[standing]}>
                {SHAPES[standing]} {standing !== 'valid' && t(`registry.${standing}`)}
              </span>{' '}
              {t(`registry.certificateKinds.${kind}`)} <span className="code">{number}</span>{' '}
              <span className="muted figures">
                {validTo === null ? t('registry.endless') : t('registry.validTo', { day: validTo })}
              </span>
            </li>
          );
        })}
      </ul>
    </>
  );
}
