import type { ApiClient } from '../../replay/server/api-client.ts';
import { issueCredential } from '../../replay/server/issue-credential.ts';
import { runLimited } from '../../replay/run-limited.ts';
import { FLEET } from '../fleet/fleet.ts';
import type { DemoPiece } from '../fleet/piece.ts';
import type { Notebook } from '../notebook.ts';
import { ORGANISATIONS } from '../organisations.ts';
import { PEOPLE } from '../people.ts';
import { enter } from './enter.ts';
import { seedRules } from './seed-rules.ts';

const REQUESTS_AT_ONCE = 8;

/** Organisations, people, pieces and their credentials, through the API, as an administrator would enter them. */
export async function seedDemo(api: ApiClient, notebook: Notebook): Promise<void> {
  for (const organisation of ORGANISATIONS) await enter(api, '/organisations', organisation);
  const { password } = notebook.notes;
  await runLimited(PEOPLE, REQUESTS_AT_ONCE, ({ username, name, roles, organisation: { code: organisation } }) =>
    enter(api, '/people', { username, name, roles, organisation, password, mustChangePassword: false }),
  );
  await runLimited(FLEET, REQUESTS_AT_ONCE, (piece) => seedPiece(api, piece, notebook));
  await seedRules(api, notebook);
  await notebook.save();
}

async function seedPiece(api: ApiClient, piece: DemoPiece, { notes }: Notebook): Promise<void> {
  const { assetCode, family } = piece.plan;
  const { name, hostUnit, owner, custodian, homeBase, reportingIntervalSeconds, capabilities, defect } = piece;
  const timeSource = defect === 'dead-clock-known' ? 'server' : 'device';
  const entry = { assetCode, name, family, hostUnit, owner, custodian, homeBase, reportingIntervalSeconds };
  await enter(api, '/equipment', { ...entry, capabilities, timeSource });
  notes.secrets[assetCode] ??= (await issueCredential(api, assetCode)).password;
}
