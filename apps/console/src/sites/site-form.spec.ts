import { expect, it } from '@jest/globals';
import type { Site } from '../api/answers.ts';
import { toForm, toNewSite, toSiteChange } from './site-form.ts';

const BASE: Site = {
  id: '019ab5a1-7f2e-7c3d-9f00-0242ac120002',
  name: '大同救援基地',
  kind: 'home_base',
  organisation: 'north-mine',
  region: '140200',
  geometry: { type: 'Point', coordinates: [113.3, 40.08] },
  position: { latitude: 40.08, longitude: 113.3 },
  remark: null,
  source: null,
  externalId: null,
  retiredAt: null,
};

it('sends longitude first, and takes away what was emptied', () => {
  const form = { ...toForm(BASE), region: '' };
  expect(toSiteChange(form)).toMatchObject({ geometry: BASE.geometry, region: null, remark: null });
  expect(toNewSite(form)).toEqual({
    name: '大同救援基地',
    kind: 'home_base',
    organisation: 'north-mine',
    geometry: BASE.geometry,
  });
});

it('leaves the outline of an area as it was imported', () => {
  expect(toSiteChange(toForm({ ...BASE, geometry: { type: 'Polygon', coordinates: [] } }))).not.toHaveProperty(
    'geometry',
  );
});
