import { describe, expect, it } from '@jest/globals';

import { hashPassword, verifyNothing, verifyPassword } from './password.ts';

describe('a password', () => {
  it('is stored as an argon2id PHC string with a salt of its own', async () => {
    const [one, other] = [await hashPassword('secret words'), await hashPassword('secret words')];
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
    expect(one).not.toBe(other);
  });

  it('is known again, and no other is', async () => {
    const hash = await hashPassword('救援 Pässword');
    expect(await verifyPassword('救援 Pässword', hash)).toBe(true);
    expect(await verifyPassword('救援 Passwort', hash)).toBe(false);
    expect(await verifyPassword('', hash)).toBe(false);
  });

  it('is the same when another keyboard composes its letters otherwise', async () => {
    expect(await verifyPassword('pa\u0308ss', await hashPassword('p\u00e4ss'))).toBe(true);
  });

  it('agrees with a hash that the reference implementation made', async () => {
    const reference = '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc';
    expect(await verifyPassword('password', reference)).toBe(true);
  });

  it('of an account that does not exist is wrong, after the same work', async () => {
    await verifyNothing('warm up');
    const hash = await hashPassword('x');
    // Of the processor, not of the clock: what else the machine does makes no difference. The least of several.
    const leastWork = async (verify: () => Promise<unknown>) => {
      const took: number[] = [];
      for (let count = 0; count < 7; count++) {
        const before = process.cpuUsage();
        await verify();
        const { user, system } = process.cpuUsage(before);
        took.push(user + system);
      }
      return Math.min(...took);
    };
    const known = await leastWork(() => verifyPassword('y', hash));
    const unknown = await leastWork(() => verifyNothing('y'));
    expect(await verifyNothing('y')).toBe(false);
    expect(unknown / known).toBeGreaterThan(0.3);
    expect(unknown / known).toBeLessThan(3);
  });
});
