import { expect, it } from '@jest/globals';
import { readFieldFaults } from './field-faults.ts';

it('puts what the server says of a field at that field', () => {
  const problem = {
    code: 'validation-failed',
    errors: [
      { pointer: '/family', detail: 'is no known family' },
      { pointer: '/homeBase/latitude', detail: 'too big' },
    ],
  };
  expect(readFieldFaults(problem)).toEqual([
    { name: ['family'], errors: ['is no known family'] },
    { name: ['homeBase', 'latitude'], errors: ['too big'] },
  ]);
});

it('finds none in other problems, nor in a lost line', () => {
  expect(readFieldFaults({ code: 'forbidden' })).toEqual([]);
  expect(readFieldFaults({ code: 'validation-failed', errors: [{ pointer: '', detail: 'is empty' }] })).toEqual([]);
  expect(readFieldFaults(new TypeError('Failed to fetch'))).toEqual([]);
});
