import type { RunningApi } from './running-api.ts';

const PASSWORD = 'a first password';

export interface Parties {
  readonly admin: string;
  /** Tokens by username. */
  readonly tokens: Readonly<Record<string, string>>;
  /** Ids by username. */
  readonly ids: Readonly<Record<string, string>>;
}

/** Who is in it: custodians of north, south and east; `look` of south may only look; `boss` is custodian of the center. */
const PEOPLE = [
  ['li', 'north', 'custodian'],
  ['liu', 'north', 'custodian'],
  ['wang', 'south', 'custodian'],
  ['zhao', 'south', 'custodian'],
  ['look', 'south', 'viewer'],
  ['east', 'east', 'custodian'],
  ['boss', 'center', 'custodian'],
] as const;

/** Three host units below the center that have nothing to do with each other, and people in them. */
export async function makeParties(api: RunningApi): Promise<Parties> {
  const admin = await api.signIn();
  const add = async (path: string, body: object) => {
    const reply = await api.call('POST', `/api/v1/${path}`, { token: admin, body });
    if (reply.status !== 201) throw new Error(`${path} answered ${reply.status}: ${JSON.stringify(reply.body)}`);
    return reply.body;
  };
  for (const [code, name] of Object.entries({ north: '北方', south: '南方', east: '东方' }))
    await add('organisations', { code, name, kind: 'host_unit' });
  const [tokens, ids]: [Record<string, string>, Record<string, string>] = [{}, {}];
  for (const [username, organisation, role] of PEOPLE) {
    const person = { username, name: username, password: PASSWORD, mustChangePassword: false };
    ids[username] = (await add('people', { ...person, organisation, roles: [role] })).id;
    tokens[username] = await api.signIn(username, PASSWORD);
  }
  return { admin, tokens, ids };
}
