import { ROLES, type Role } from '#custody/authorisation/roles';

import type { RunningApi } from './running-api.ts';

export const PASSWORD = 'a first password';

export interface TwoUnits {
  readonly admin: string;
  /** A token for each role, held in the organisation `north`. */
  readonly tokens: ReadonlyMap<Role | 'nobody', string>;
}

/**
 * Two host units below the center, `north` with a team below it and `south`. `N-1` belongs to the team, `S-1` to south,
 * `S-2` is owned by north and kept by south. In north there is a person of each role, and one without any.
 */
export async function makeTwoUnits(api: RunningApi): Promise<TwoUnits> {
  const admin = await api.signIn();
  const add = async (path: string, body: object) => {
    const reply = await api.call('POST', `/api/v1/${path}`, { token: admin, body });
    if (reply.status !== 201) throw new Error(`${path} answered ${reply.status}: ${JSON.stringify(reply.body)}`);
  };
  await add('organisations', { code: 'north', name: '北方', kind: 'host_unit' });
  await add('organisations', { code: 'north-team', name: '北方救援队', kind: 'rescue_team', parent: 'north' });
  await add('organisations', { code: 'south', name: '南方', kind: 'host_unit' });
  await add('equipment', { assetCode: 'N-1', name: '北一', family: 'drill', hostUnit: 'north-team' });
  await add('equipment', { assetCode: 'S-1', name: '南一', family: 'pump', hostUnit: 'south' });
  await add('equipment', { assetCode: 'S-2', name: '南二', family: 'pump', hostUnit: 'south', owner: 'north' });
  const tokens = new Map<Role | 'nobody', string>();
  for (const role of [...ROLES, 'nobody'] as const) {
    const roles = role === 'nobody' ? [] : [role];
    const person = { username: role, name: role, password: PASSWORD, mustChangePassword: false };
    await add('people', { ...person, organisation: 'north', roles });
    tokens.set(role, await api.signIn(role, PASSWORD));
  }
  return { admin, tokens };
}
