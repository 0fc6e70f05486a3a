import type { ApiClient } from '../../replay/server/api-client.ts';
import type { Notebook } from '../notebook.ts';
import { CUSTODIAN, type DemoPerson, DISPATCHER, OWNING_CUSTODIAN, PROVINCIAL_DISPATCHER } from '../people.ts';
import { seedCustody } from './seed-custody.ts';
import { seedDuty } from './seed-duty.ts';
import { seedPapers } from './seed-papers.ts';
import { seedReservations } from './seed-reservations.ts';

type SignIn = (person: DemoPerson) => Promise<ApiClient>;

/** So that no desk is empty for those who are named: duty rooms, papers, claims. */
export async function seedDesks(
  { administrator, as }: { readonly administrator: ApiClient; readonly as: SignIn },
  notebook: Notebook,
): Promise<void> {
  const now = Date.now();
  await seedDuty(administrator, notebook, now);
  await seedPapers(administrator, notebook);
  const reservers = { center: await as(DISPATCHER), sichuan: await as(PROVINCIAL_DISPATCHER) };
  await seedReservations(reservers, notebook);
}

/** What changes hands carries what the machine said: it comes after the fleet's first day. */
export async function seedHands(as: SignIn, notebook: Notebook): Promise<void> {
  const custodians = { north: await as(CUSTODIAN), jinbei: await as(OWNING_CUSTODIAN) };
  await seedCustody(custodians, notebook);
}
