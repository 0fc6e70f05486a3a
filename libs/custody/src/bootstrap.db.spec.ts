import { afterEach, beforeEach, expect, it } from '@jest/globals';

import { describeOnPostgres, type TestDatabase } from '../../../test/support/database.ts';
import { bootstrap } from './bootstrap.ts';
import { signIn } from './session/sign-in.ts';

const NOW = new Date('2026-01-01T00:00:00Z');
const generated = async () => ({ password: 'generated', mustChangePassword: true });

describeOnPostgres('the first start', (open) => {
  let database: TestDatabase;

  beforeEach(async () => {
    database = await open();
  });

  afterEach(() => database.close());

  const signInAs = (password: string) =>
    signIn(database.db, { username: 'admin', password, address: '127.0.0.1', wait: async () => undefined }, NOW);

  it('makes the national center and an administrator who must change a generated password', async () => {
    expect(await bootstrap(database.db, generated, NOW)).toEqual({ mustChangePassword: true });
    expect(await signInAs('generated')).toMatchObject({ mustChangePassword: true });
    const { rows } = await database.pool.query('select code, kind, parent from organisation');
    expect(rows).toEqual([{ code: 'center', kind: 'national_center', parent: null }]);
  });

  it('asks for no password again once there is an administrator', async () => {
    await bootstrap(database.db, generated, NOW);
    const never = () => Promise.reject(new Error('asked again'));
    expect(await bootstrap(database.db, never, NOW)).toEqual({ mustChangePassword: true });
  });

  it('makes one administrator when two start at once', async () => {
    await Promise.all([bootstrap(database.db, generated, NOW), bootstrap(database.db, generated, NOW)]);
    const { rows } = await database.pool.query('select username from person');
    expect(rows).toEqual([{ username: 'admin' }]);
  });

  it('leaves nothing behind when the password could not be kept', async () => {
    const failing = () => Promise.reject(new Error('disk full'));
    await expect(bootstrap(database.db, failing, NOW)).rejects.toThrow('disk full');
    expect(await bootstrap(database.db, generated, NOW)).toEqual({ mustChangePassword: true });
  });
});
