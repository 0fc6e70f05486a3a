import { useTranslation } from 'react-i18next';
import { SEVERITIES } from '../alarms/severity.ts';
import { SeverityMark } from '../alarms/severity-mark.tsx';
import { ConnectionMark } from '../equipment/connection-mark.tsx';
import type { SiteLayerName } from './map-search.ts';
import { SiteLayerSwitch } from './site-layer-switch.tsx';
import { CONNECTIONS } from '../equipment/list-filters.ts';

interface MapLegendProps {
  readonly positioned: number;
  readonly total: number;
  readonly layers: readonly SiteLayerName[];
  readonly onShow: (layers: readonly SiteLayerName[]) => void;
}

export function MapLegend({ positioned, total, layers, onShow }: MapLegendProps) {
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
      <SiteLayerSwitch layers={layers} onShow={onShow} />
    </aside>
  );
}
