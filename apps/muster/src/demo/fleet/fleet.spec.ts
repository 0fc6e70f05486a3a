import { expect, it } from '@jest/globals';

import { ORGANISATIONS } from '../organisations.ts';
import { PEOPLE } from '../people.ts';
import { FLEET } from './fleet.ts';
import { PLACES } from './places.ts';

const known = new Set(['center', ...ORGANISATIONS.map(({ code }) => code)]);
const codes = FLEET.map(({ plan }) => plan.assetCode);

it('is some sixty drills, pumps and vehicles, each under a code of its own', () => {
  expect(FLEET).toHaveLength(60);
  expect(new Set(codes).size).toBe(60);
  expect(new Set(FLEET.map(({ plan }) => plan.family))).toEqual(new Set(['drill', 'pump', 'vehicle']));
});

it('belongs to organisations that are entered before those below them', () => {
  for (const { hostUnit, owner, custodian } of FLEET) {
    expect([hostUnit, owner, custodian].filter((code) => !known.has(code))).toEqual([]);
  }
  const entered = ORGANISATIONS.map(({ code }) => code);
  for (const [index, { parent }] of ORGANISATIONS.entries()) {
    expect(['center', ...entered.slice(0, index)]).toContain(parent);
  }
});

it('is kept by others than its host, and owned by the state, in part', () => {
  expect(FLEET.filter(({ custodian, hostUnit }) => custodian !== hostUnit).length).toBeGreaterThan(10);
  expect(FLEET.filter(({ owner, hostUnit }) => owner !== hostUnit).length).toBeGreaterThan(10);
});

it('stands in China, everywhere another place', () => {
  const places = FLEET.map(({ homeBase: { latitude, longitude } }) => `${latitude},${longitude}`);
  expect(new Set(places).size).toBeGreaterThan(55);
  const outside = FLEET.filter(
    ({ homeBase: { latitude, longitude } }) => latitude < 20 || latitude > 50 || longitude < 98 || longitude > 135,
  );
  expect(outside).toEqual([]);
});

it('has an emergency in it: pumps, a rig and lorries at a flooded mine, some of them from afar', () => {
  const { latitude, longitude } = PLACES.qingshigou;
  const isNear = (at: { latitude: number; longitude: number }) =>
    Math.hypot(at.latitude - latitude, at.longitude - longitude) < 0.05;
  const there = FLEET.filter(({ plan }) => isNear(plan.place) && plan.duty === 'mission');
  expect(there.filter(({ plan }) => plan.family === 'pump')).toHaveLength(4);
  expect(there.filter(({ plan }) => plan.family === 'drill')).toHaveLength(1);
  expect(there.filter(({ homeBase }) => !isNear(homeBase))).toHaveLength(5);
  const bound = FLEET.filter(
    ({ plan }) => plan.family === 'vehicle' && plan.route && isNear(plan.route.points.at(-1)!),
  );
  expect(bound).toHaveLength(3);
});

it('is watched from each kind of organisation that has something to watch today', () => {
  const kindOf = new Map([
    ['center', 'national_center'],
    ...ORGANISATIONS.map(({ code, kind }) => [code, kind] as const),
  ]);
  const kinds = new Set(PEOPLE.map(({ organisation }) => kindOf.get(organisation.code)));
  const named = ['national_center', 'mine_safety_administration', 'provincial_agency', 'mine_safety_bureau'];
  expect(kinds).toEqual(new Set([...named, 'host_unit', 'rescue_team', 'custodian', 'social_owner']));
});

it('has something of each trouble: silent, lost, never heard, patchy, and units that are wrong', () => {
  const links = new Set(FLEET.map(({ link }) => link));
  expect(links).toEqual(new Set(['steady', 'patchy', 'silent', 'offline', 'never']));
  const defects = new Set(FLEET.map(({ defect }) => defect));
  expect(defects).toEqual(new Set([undefined, 'dead-clock', 'dead-clock-known', 'out-of-range', 'not-available']));
  expect(new Set(FLEET.map(({ plan }) => plan.fault?.kind))).toEqual(new Set([undefined, 'clog', 'leak', 'battery']));
});

it('is watched by people whose hints name pieces that exist', () => {
  for (const { lookAt } of PEOPLE) {
    for (const [code] of `${lookAt.zh} ${lookAt.en}`.matchAll(/[A-Z]{2}-\d{4}/g)) expect(codes).toContain(code);
  }
});
