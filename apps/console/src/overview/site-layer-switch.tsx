import { useTranslation } from 'react-i18next';
import { SITE_LAYER_NAMES, type SiteLayerName } from './map-search.ts';

interface SiteLayerSwitchProps {
  readonly layers: readonly SiteLayerName[];
  readonly onShow: (layers: readonly SiteLayerName[]) => void;
}

const WORDS = { risk: 'site.risks', base: 'site.bases' } as const;

/** Which sites the map shows beside the pieces. */
export function SiteLayerSwitch({ layers, onShow }: SiteLayerSwitchProps) {
  const { t } = useTranslation();
  const without = (name: SiteLayerName) => layers.filter((shown) => shown !== name);
  return (
    <fieldset className="map-layers">
      <legend className="visually-hidden">{t('site.layers')}</legend>
      {SITE_LAYER_NAMES.map((name) => (
        <label key={name} className="map-layer">
          <input
            type="checkbox"
            checked={layers.includes(name)}
            onChange={({ target }) => onShow(target.checked ? [...layers, name] : without(name))}
            data-testid={`layer-${name}`}
          />
          {t(WORDS[name])}
        </label>
      ))}
    </fieldset>
  );
}
