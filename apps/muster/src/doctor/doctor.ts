import { chooseStore } from '../settings/choose-store.ts';
import { dataFolderAt } from '../settings/data-folder.ts';
import { BadSettingsError, parseSettings, type Settings } from '../settings/settings.ts';
import { checkBackup } from './checks/check-backup.ts';
import { checkCertificates } from './checks/check-certificates.ts';
import { checkDatabase } from './checks/check-database.ts';
import { checkDataFolder } from './checks/check-data-folder.ts';
import { checkHistory } from './checks/check-history.ts';
import { checkNode } from './checks/check-node.ts';
import { checkOutsideBroker } from './checks/check-outside-broker.ts';
import { checkFingerprints } from './checks/check-fingerprints.ts';
import { checkLedgerKey, checkSecretKey } from './checks/check-keys.ts';
import { checkServer } from './checks/check-server.ts';
import { findingsAbout, reasonOf, type Finding } from './finding.ts';
import { listSettings, type GivenSettings, type SettingLine } from './list-settings.ts';

export interface Diagnosis {
  readonly settings: readonly SettingLine[];
  readonly findings: readonly Finding[];
}

/** Looks at everything that Muster needs, and changes nothing. */
export async function examine(given: GivenSettings, now: Date): Promise<Diagnosis> {
  const settings = readSettings(given);
  const findings = 'bad' in settings ? settings.bad : await runChecks(settings, now, isNamed(given));
  return { settings: listSettings(given), findings: [...checkNode(process.version), ...findings] };
}

function readSettings({ environment, file }: GivenSettings): Settings | { readonly bad: Finding[] } {
  try {
    return parseSettings({ ...file, ...environment });
  } catch (error) {
    if (!(error instanceof BadSettingsError)) throw error;
    const { problem } = findingsAbout('settings');
    return {
      bad: error.problems.map((says) => problem(says, 'put it right; until then nothing else can be looked at.')),
    };
  }
}

const isNamed = ({ file, environment }: GivenSettings) => Boolean({ ...file, ...environment }['MUSTER_DATA_DIR']);

async function runChecks(settings: Settings, now: Date, isFolderNamed: boolean): Promise<Finding[]> {
  const isOnServers = settings.MUSTER_DATABASE_URL !== 'embedded' && settings.MUSTER_TELEMETRY_URL !== 'embedded';
  const folder = dataFolderAt(settings.MUSTER_DATA_DIR);
  const checks: Readonly<Record<string, () => Promise<Finding[]>>> = {
    'data folder': () => checkDataFolder(folder.root, { mustBeNamed: isOnServers && !isFolderNamed }),
    'secret key': () => checkSecretKey(settings.MUSTER_SECRET_KEY_FILE ?? folder.secretKey),
    'ledger key': () => checkLedgerKey(settings.MUSTER_LEDGER_KEY_FILE ?? folder.ledgerKey),
    'key of this installation': () => checkFingerprints(settings, folder),
    database: () => checkDatabase(settings.MUSTER_DATABASE_URL, folder),
    history: () => checkHistory(chooseStore(settings, folder)),
    'outside broker': () => checkOutsideBroker(settings.MUSTER_MQTT_URL),
    server: () => checkServer(settings, folder),
    certificates: () => checkCertificates(settings, now),
    backup: () => checkBackup(folder, now),
  };
  const findings: Finding[] = [];
  // One after the other: the time of a sync is measured while nothing else of ours runs.
  for (const [about, check] of Object.entries(checks)) findings.push(...(await orExplain(about, check)));
  return findings;
}

/** A check that fails itself must not hide what the others found. */
async function orExplain(about: string, check: () => Promise<Finding[]>): Promise<Finding[]> {
  try {
    return await check();
  } catch (error) {
    return [findingsAbout(about).problem(reasonOf(error), 'run the doctor as the account that runs Muster.')];
  }
}
