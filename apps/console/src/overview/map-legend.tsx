import { useTranslation } from 'react-i18next';
import { SEVERITIES } from '../alarms/severity.ts';
import { SeverityMark } from '../alarms/severity-mark.tsx';
import { ConnectionMark } from '../equipment/connection-mark.tsx';
import { CONNECTIONS } from '../equipment/list-filters.ts';

export function MapLegend({ positioned, total }: { positioned: number; total: number }) {
  const { t } = useTranslation();
  return (
    <aside className="map-legend" aria-label={t('map.legend')}>
      {CONNECTIONS.map((connection) => (
        <ConnectionMark key={connection} connection={connection} />
      ))}
      {SEVERITIES.map((severity) => (
        <SeverityMark key={severity} severity={severity} acknowledged={false} />
      ))}
      <span className="muted figures">{t('map.positioned', { positioned, total })}</span>
    </aside>
  );
}
