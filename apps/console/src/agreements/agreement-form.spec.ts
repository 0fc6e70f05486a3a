import { expect, it } from '@jest/globals';
import { readCodes, toNewAgreement } from './agreement-form.ts';

it('reads codes however people list them, each once', () => {
  expect(readCodes('DR-0012、PU-0701，ＶＥ－1\n DR-0012 ')).toEqual(['DR-0012', 'PU-0701', 'VE-1']);
});

it('holds through the whole of its last day, by the clock on the wall, and counts money in fen', () => {
  const form = { owner: 'center', custodian: 'south', pieces: 'PU-0701', duties: '保管', remindDays: 30 };
  expect(toNewAgreement({ ...form, feeYuan: 1234.56, from: '2026-01-01', to: '2026-12-31' })).toEqual({
    ...{ owner: 'center', custodian: 'south', pieces: ['PU-0701'], duties: '保管', remindDays: 30 },
    feeFen: 123_456,
    from: '2025-12-31T16:00:00.000Z',
    to: '2026-12-31T16:00:00.000Z',
  });
});
