import { expect, it } from '@jest/globals';
import { type KnownCapability, toCapabilities, toForm } from './capability-form.ts';

const known = (name: string, kind: KnownCapability['kind']): KnownCapability => ({
  ...{ name, kind, families: [] },
  label: { zh: name, en: name },
});
const KNOWN = [
  known('headMetres', 'number'),
  known('acidProof', 'boolean'),
  known('explosionProtection', 'text'),
  known('pumpCurve', 'curve'),
];
const TOLD = {
  headMetres: 300,
  acidProof: false,
  explosionProtection: 'Ex d I Mb',
  pumpCurve: [
    { flowCubicMetresPerHour: 100, headMetres: 320 },
    { flowCubicMetresPerHour: 725, headMetres: 300 },
  ],
  hoseMetres: 80,
  colour: '红',
};

it('tells what it was told, each in its kind, when nothing is changed', () => {
  expect(toCapabilities(toForm(TOLD, KNOWN))).toEqual(TOLD);
});

it('tells nothing of what was emptied', () => {
  const form = toForm(TOLD, KNOWN);
  const emptied = toCapabilities({
    ...form,
    numbers: { headMetres: null },
    answers: { acidProof: undefined },
    words: { explosionProtection: '' },
    curves: { pumpCurve: [] },
    free: [{ name: 'hoseMetres', value: '１００' }, { name: 'colour' }],
  });
  expect(emptied).toEqual({ hoseMetres: 100 });
});

it('puts the points of a curve in the order of their flow, and leaves out half a point', () => {
  const pumpCurve = [
    { flowCubicMetresPerHour: 725, headMetres: 300 },
    { flowCubicMetresPerHour: 100, headMetres: 320 },
    { flowCubicMetresPerHour: 900 },
  ];
  expect(toCapabilities({ curves: { pumpCurve } })).toEqual({ pumpCurve: TOLD.pumpCurve });
});
