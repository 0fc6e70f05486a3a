import { expect, it } from '@jest/globals';
import { restInOrder, takeOver, toReport } from './report-form.ts';

it('sends what was looked at, with its remarks, and nothing that was left open', () => {
  const items = {
    engine: { result: 'ok', remark: ' ' },
    leaks: { result: 'defect', remark: ' 渗油 ' },
    mast: { result: 'not_checked' },
    fluids: undefined,
  } as const;
  expect(toReport({ runningHours: 12.5, items, photos: ['photo'], remark: ' ' })).toEqual({
    runningHours: 12.5,
    items: [
      { code: 'engine', result: 'ok' },
      { code: 'leaks', result: 'defect', remark: '渗油' },
    ],
    photos: ['photo'],
  });
});

it('says nothing of hours that nobody read, and keeps a meter that stands at zero', () => {
  expect(toReport({ runningHours: null })).toEqual({ items: [], photos: [] });
  expect(toReport({ runningHours: 0 })).toMatchObject({ runningHours: 0 });
});

it('takes over what the other found where nothing was said yet', () => {
  const label = { zh: '', en: '' };
  const items = [
    { code: 'engine', label, result: 'ok' as const },
    { code: 'leaks', label, result: 'defect' as const, remark: '渗油' },
  ];
  const said = { engine: { result: 'defect' as const }, leaks: { result: 'not_checked' as const } };
  expect(takeOver({ items }, said)).toEqual({
    engine: { result: 'defect' },
    leaks: { result: 'defect', remark: '渗油' },
  });
});

it('calls the rest in order and leaves a defect a defect', () => {
  expect(restInOrder(['engine', 'leaks'], { leaks: { result: 'defect' } })).toEqual({
    engine: { result: 'ok' },
    leaks: { result: 'defect' },
  });
});
