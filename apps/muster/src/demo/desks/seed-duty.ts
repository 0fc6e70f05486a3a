import { z } from 'zod';

import type { ApiClient } from '../../replay/server/api-client.ts';
import type { Notebook } from '../notebook.ts';
import { enter } from '../seed/enter.ts';
import { once } from './once.ts';
import { DUTY_ROOMS, type DutyMember, type DutyRoom } from './people-on-duty.ts';

const HOUR_MS = 3_600_000;
const SHIFT_MS = 12 * HOUR_MS;
/** 08:00 and 20:00 in Beijing. */
const CHANGES_AT_MS = 0;
const SHIFTS_AHEAD = 6;

const people = z.object({ items: z.array(z.object({ id: z.uuid(), username: z.string() })) });
type Ids = ReadonlyMap<string, string>;

/** The duty rooms, and their shifts from now on: those that the last start did not reach are put in anew. */
export async function seedDuty(api: ApiClient, notebook: Notebook, now: number): Promise<void> {
  const { items } = await api.call('GET', '/people?limit=1000', people);
  const ids = new Map(items.map(({ id, username }) => [username, id]));
  for (const room of DUTY_ROOMS) {
    const { organisation, telephone, answerMinutes } = room;
    const setting = { telephone, answerMinutes, channels: ['sms', 'voice'] };
    await once(notebook, `room ${organisation}`, () =>
      api.call('PUT', `/duty-rosters/${organisation}`, z.unknown(), setting).then(() => undefined),
    );
    for (const shift of nextShifts(room, ids, now)) await enter(api, '/duty-shifts', shift);
  }
}

function nextShifts({ organisation, shifts }: DutyRoom, ids: Ids, now: number) {
  const first = Math.floor((now - CHANGES_AT_MS) / SHIFT_MS) * SHIFT_MS + CHANGES_AT_MS;
  return Array.from({ length: SHIFTS_AHEAD }, (_, index) => {
    const from = first + index * SHIFT_MS;
    return {
      organisation,
      from: new Date(from).toISOString(),
      to: new Date(from + SHIFT_MS).toISOString(),
      members: (shifts[index % shifts.length] ?? []).map((member) => toMember(member, ids)),
    };
  });
}

function toMember({ username, ...member }: DutyMember, ids: Ids) {
  const person = username === undefined ? undefined : ids.get(username);
  return { ...member, ...(person !== undefined && { person }) };
}
