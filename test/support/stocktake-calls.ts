import { randomUUID } from 'node:crypto';

import { equipmentPresence } from '#custody/state/tables';

import type { CustodyCalls, Parties } from './custody-parties.ts';
import type { Json } from './json.ts';
import type { RunningApi } from './running-api.ts';

const STOCKTAKES = '/api/v1/custody/stocktakes';
export const HERE = { latitude: 40, longitude: 113 };

interface Here {
  readonly api: RunningApi;
  readonly parties: Parties;
  readonly calls: CustodyCalls;
}

/** What people do in a stocktake, as anybody would over HTTP; `here` is asked once they do. */
export function stocktakeCalls(here: () => Here) {
  let count = 0;
  const send = (method: string, path: string, who: string, body?: object, headers = {}) =>
    here().api.call(method, `${STOCKTAKES}${path}`, {
      token: here().parties.tokens[who],
      headers,
      ...(body && { body }),
    });
  const newBase = async (organisation = 'north'): Promise<string> => {
    const geometry = { type: 'Point', coordinates: [HERE.longitude, HERE.latitude] };
    const body = { name: `基地 ${++count}`, kind: 'home_base', organisation, geometry };
    return (await here().api.call('POST', '/api/v1/sites', { token: here().parties.admin, body })).body.id;
  };
  /** A base with so many pieces at home there, and a stocktake of it. */
  const openAt = async (pieces: number): Promise<{ id: string; base: string; codes: string[] }> => {
    const [base, codes]: [string, string[]] = [await newBase(), []];
    for (let at = 0; at < pieces; at++) codes.push(await here().calls.newPiece({ homeBaseSite: base }));
    const { status, body } = await send('POST', '', 'li', { site: base, purpose: '汛前盘点' });
    if (status !== 201) throw new Error(`the stocktake was answered ${status}: ${JSON.stringify(body)}`);
    return { id: body.id, base, codes: codes.toSorted() };
  };
  const scan = (code: string, more: object = {}) => ({ id: randomUUID(), code, ...more });
  const sendScans = (id: string, who: string, ...scans: object[]) => send('POST', `/${id}/scans`, who, { scans });
  const results = ({ body }: Json) => body.items.map(({ result }: Json) => result);
  const pieces = async (id: string, query = '', who = 'li'): Promise<Json[]> =>
    (await send('GET', `/${id}/pieces?${query}`, who)).body.items;
  const statuses = async (id: string, who = 'li') =>
    Object.fromEntries((await pieces(id, '', who)).map(({ assetCode, status, why }) => [assetCode, why ?? status]));
  const close = (id: string, who = 'li', body: object = {}, headers = {}) =>
    send('POST', `/${id}/close`, who, body, headers);
  const entriesOf = async (chain: string, id: string): Promise<Json[]> => {
    const { rows } = await here().api.database.pool.query(
      `select content::json as entry from ledger_entry where chain = $1
       and content::json #>> '{body,stocktake}' = $2 order by number`,
      [chain, id],
    );
    return rows.map(({ entry }) => entry);
  };
  const hear = async (assetCode: string, place: typeof HERE, time = new Date()) => {
    const presence = { lastSeenAt: time, connected: true, ...place, positionTime: time };
    await here()
      .api.database.db.insert(equipmentPresence)
      .values({ assetCode, ...presence });
  };
  return { send, newBase, openAt, scan, sendScans, results, pieces, statuses, close, entriesOf, hear };
}
