import { Form } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { NumberField } from '../acts/fields.tsx';
import { EquipmentMap } from '../map/equipment-map.tsx';
import type { DrawnSite } from '../map/map-site.ts';

export interface PlaceForm {
  position?: { latitude?: number | null; longitude?: number | null };
}

const NO_PIECES: readonly never[] = [];
const KEPT_DIGITS = 6;
const START_ZOOM = 9;

/** Where it is: pressed on a small map or typed, each following the other. */
export function PlaceFields() {
  const { t } = useTranslation();
  const form = Form.useFormInstance<PlaceForm & { kind?: DrawnSite['kind'] }>();
  const latitude = Form.useWatch(['position', 'latitude'], form);
  const longitude = Form.useWatch(['position', 'longitude'], form);
  const kind = Form.useWatch('kind', form) ?? 'other';
  const sites = useMemo(() => drawn(kind, latitude, longitude), [kind, latitude, longitude]);
  const [first] = sites;
  const pick = (place: { latitude: number; longitude: number }) => {
    form.setFieldValue(['position', 'latitude'], round(place.latitude));
    form.setFieldValue(['position', 'longitude'], round(place.longitude));
  };
  return (
    <>
      <p className="muted">{t('site.pick')}</p>
      <div className="place-map">
        <EquipmentMap
          pieces={NO_PIECES}
          sites={sites}
          view={first ? { ...first.position, zoom: START_ZOOM } : null}
          follow
          testId="place-map"
          onPoint={pick}
        />
      </div>
      <div className="field-pair">
        <NumberField name={['position', 'latitude']} label={t('site.latitude')} minimum={-90} maximum={90} unit="°" />
        <NumberField
          name={['position', 'longitude']}
          label={t('site.longitude')}
          minimum={-180}
          maximum={180}
          unit="°"
        />
      </div>
    </>
  );
}

function drawn(kind: DrawnSite['kind'], latitude: unknown, longitude: unknown): DrawnSite[] {
  if (typeof latitude !== 'number' || typeof longitude !== 'number') return [];
  const geometry = { type: 'Point' as const, coordinates: [longitude, latitude] };
  return [{ id: 'new', name: '', kind, position: { latitude, longitude }, geometry }];
}

function round(degrees: number): number {
  return Number(degrees.toFixed(KEPT_DIGITS));
}
