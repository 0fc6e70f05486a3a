import type { Site, SiteKind } from '../api/answers.ts';
import type { PlaceForm } from './place-fields.tsx';

/** What the form of a site holds. */
export interface SiteForm extends PlaceForm {
  name: string;
  kind: SiteKind;
  organisation?: string;
  region?: string;
  remark?: string;
  /** What was read: the outline of an area is not drawn here, and so never sent. */
  shape?: Site['geometry']['type'];
}

export function toForm({ name, kind, organisation, region, remark, position, geometry }: Site): SiteForm {
  const said = { ...(region && { region }), ...(remark && { remark }) };
  return { name, kind, organisation, position, shape: geometry.type, ...said };
}

function pointOf({ position }: SiteForm) {
  const coordinates: [number, number] = [Number(position?.longitude), Number(position?.latitude)];
  return { type: 'Point' as const, coordinates };
}

export function toNewSite(form: SiteForm) {
  const { name, kind, organisation, region, remark } = form;
  const said = { ...(organisation && { organisation }), ...(region && { region }), ...(remark && { remark }) };
  return { name, kind, geometry: pointOf(form), ...said };
}

/** What was emptied is taken away. */
export function toSiteChange(form: SiteForm) {
  const { name, kind, organisation, region, remark, shape } = form;
  const place = shape === 'Polygon' ? {} : { geometry: pointOf(form) };
  return {
    name,
    kind,
    region: region || null,
    remark: remark || null,
    ...(organisation && { organisation }),
    ...place,
  };
}
