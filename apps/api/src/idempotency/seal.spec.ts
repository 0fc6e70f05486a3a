import { expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';

import { hashWithKey, seal, unseal } from './seal.ts';

const KEY = Buffer.alloc(32, 1);

it('opens what it sealed, and seals the same differently each time', () => {
  const [one, other] = [seal(KEY, '密码 secret'), seal(KEY, '密码 secret')];
  expect(unseal(KEY, one)).toBe('密码 secret');
  expect(one.equals(other)).toBe(false);
  expect(one.toString('latin1')).not.toContain('secret');
});

it('opens nothing that was changed, or sealed with another key', () => {
  const sealed = seal(KEY, 'secret');
  const changed = Buffer.from(sealed);
  changed[changed.length - 1]! ^= 1;
  expect(() => unseal(KEY, changed)).toThrow();
  expect(() => unseal(Buffer.alloc(32, 2), sealed)).toThrow();
});

it('hashes the same to the same, and to nothing that anybody could hash without the key', () => {
  const hash = hashWithKey(KEY, 'a password');
  expect(hash).toEqual(hashWithKey(KEY, 'a password'));
  expect(hash).not.toEqual(hashWithKey(Buffer.alloc(32, 2), 'a password'));
  expect(hash).not.toEqual(createHash('sha256').update('a password').digest());
});
