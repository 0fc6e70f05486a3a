import type { Json } from './json.ts';
import type { RunningApi, Reply } from './running-api.ts';

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

const HANDOVERS = '/api/v1/custody/handovers';

/** What the people of `makeParties` do, as anybody would over HTTP. */
export class CustodyCalls {
  readonly #api: RunningApi;
  readonly #parties: Parties;
  #count = 0;

  constructor(api: RunningApi, parties: Parties) {
    this.#api = api;
    this.#parties = parties;
  }

  as(who: string): string {
    return this.#parties.tokens[who] ?? '';
  }

  /** A piece that north hosts, and keeps unless it says otherwise; its asset code. */
  async newPiece(more: object = {}): Promise<string> {
    const assetCode = `N-${++this.#count}`;
    const body = { assetCode, name: `北 ${this.#count}`, family: 'drill', hostUnit: 'north', ...more };
    const reply = await this.#api.call('POST', '/api/v1/equipment', { token: this.#parties.admin, body });
    if (reply.status !== 201) throw new Error(`the piece was answered ${reply.status}`);
    return assetCode;
  }

  offer(assetCode: string, more: object = {}, who = 'li', headers = {}): Promise<Reply> {
    const body = { assetCode, to: { organisation: 'south' }, ...more };
    return this.#api.call('POST', HANDOVERS, { token: this.as(who), body, headers });
  }

  /** An offer of north to south that stands. */
  async offered(assetCode: string, more: object = {}): Promise<Json> {
    const { status, body } = await this.offer(assetCode, more);
    if (status !== 201) throw new Error(`the offer was answered ${status}: ${JSON.stringify(body)}`);
    return body;
  }

  step(id: string, name: string, who: string, body: object = {}, headers = {}): Promise<Reply> {
    return this.#api.call('POST', `${HANDOVERS}/${id}/${name}`, { token: this.as(who), body, headers });
  }
}
