import { describe, expect, it } from '@jest/globals';
import { beginForm, readOverride, readWish, toReservation } from './propose-form.ts';

const NOW = Date.parse('2026-11-26T07:20:00Z');
const at = (text: string) => Date.parse(text);
const BEGUN = beginForm({ assetCode: 'PU-1' }, 'drill', NOW);

describe('a new reservation', () => {
  it('begins with the next full hour, for a day, in Beijing time', () => {
    expect(BEGUN).toMatchObject({ from: '2026-11-26T16:00', to: '2026-11-27T16:00', assetCode: 'PU-1' });
  });

  it('takes the time that was chosen; of one that has begun, the rest', () => {
    const chosen = { fromMs: at('2026-11-28T00:00:00Z'), toMs: at('2026-11-28T06:00:00Z') };
    expect(beginForm(chosen, 'drill', NOW)).toMatchObject({ from: '2026-11-28T08:00', to: '2026-11-28T14:00' });
    const begun = { fromMs: at('2026-11-26T04:00:00Z'), toMs: at('2026-11-26T10:00:00Z') };
    expect(beginForm(begun, 'drill', NOW)).toMatchObject({ from: '2026-11-26T16:00', to: '2026-11-26T18:00' });
  });

  it('is asked about once what decides it is there', () => {
    const period = { from: '2026-11-26T08:00:00.000Z', to: '2026-11-27T08:00:00.000Z' };
    expect(readWish(BEGUN)).toEqual({ assetCode: 'PU-1', kind: 'drill', ...period });
    expect(readWish({ ...BEGUN, assetCode: '' })).toBeNull();
    expect(readWish({ ...BEGUN, to: BEGUN.from })).toBeNull();
    expect(readWish({ ...BEGUN, from: '' })).toBeNull();
  });

  it('by need counts the capabilities that are whole, and no piece', () => {
    const minimum = [{ name: 'headMetres', least: '120' }, { name: 'flow' }, { least: 3 }, undefined];
    const form = { ...BEGUN, by: 'need' as const, family: 'pump', quantity: '2', minimum };
    expect(readWish(form)).toMatchObject({ need: { family: 'pump', minimum: { headMetres: 120 }, quantity: 2 } });
    expect(readWish(form)).not.toHaveProperty('assetCode');
    expect(readWish({ ...form, quantity: 0 })).toBeNull();
  });

  it('names an override only where both the person and the reason are there, and only to push aside', () => {
    expect(readOverride({ overrideBy: '李主任', overrideReason: ' ' })).toBeUndefined();
    const form = { ...BEGUN, purpose: ' 备勤 ', overrideBy: '李主任', overrideReason: '有人被困' };
    const wish = readWish(form)!;
    expect(toReservation(form, wish, NOW)).toEqual({ ...wish, purpose: '备勤', preempt: false });
    expect(toReservation({ ...form, preempt: true }, wish, NOW)).toMatchObject({
      preempt: true,
      override: { by: '李主任', reason: '有人被困' },
    });
  });

  it('that is tentative is held from now on for as long as was chosen', () => {
    const form = { ...BEGUN, purpose: '备勤', firmness: 'tentative' as const, hold: 'PT2H' as const };
    expect(toReservation(form, readWish(form)!, NOW)).toMatchObject({ holdUntil: '2026-11-26T09:20:00.000Z' });
  });
});
