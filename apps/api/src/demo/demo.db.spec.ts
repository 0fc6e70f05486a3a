import { expect, it } from '@jest/globals';

import { describeOnPostgres } from '../../../../test/support/database.ts';
import { RunningApi } from '../../../../test/support/running-api.ts';
import type { DemoAccount } from '../options.ts';

const ACCOUNT: DemoAccount = {
  username: 'zhang.min',
  password: 'shown to everyone',
  name: '张敏',
  organisation: { code: 'center', name: '国家安全生产应急救援中心' },
  roles: ['duty_officer'],
  lookAt: { zh: '态势图', en: 'the map' },
};

describeOnPostgres('the accounts of a demonstration', (open) => {
  it('are named to everyone where it is one', async () => {
    const api = await RunningApi.start(await open(), { demoAccounts: [ACCOUNT] });
    const { status, body } = await api.call('GET', '/api/v1/demo');
    await api.close();
    expect([status, body]).toEqual([200, { accounts: [ACCOUNT] }]);
  });

  it('are none in an installation', async () => {
    const api = await RunningApi.start(await open());
    const { status, body } = await api.call('GET', '/api/v1/demo');
    await api.close();
    expect([status, body]).toEqual([200, { accounts: [] }]);
  });
});
