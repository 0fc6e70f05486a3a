import { expect, it } from '@jest/globals';
import { personalFacts } from './personal-facts.ts';

it('tells each fact by itself, and nothing of what was left empty', () => {
  const content = { drawn: null, name: '李伟', remark: '', remarks: ['钻杆少 2 根', null], typed: '李伟' };
  expect(personalFacts(JSON.stringify(content))).toEqual([
    { field: 'name', text: '李伟' },
    { field: 'remarks', text: '钻杆少 2 根' },
    { field: 'typed', text: '李伟' },
  ]);
});

it('tells what lies deeper in an entry by its own name', () => {
  expect(personalFacts('{"override":{"reason":"抢险"},"purpose":"透水救援"}')).toEqual([
    { field: 'reason', text: '抢险' },
    { field: 'purpose', text: '透水救援' },
  ]);
});
