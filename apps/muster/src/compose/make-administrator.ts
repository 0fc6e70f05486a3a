import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';

import { bootstrap } from '#custody/bootstrap';
import type { DatabaseConnection } from '#database/connection';

import { writeSecret, type DataFolder } from '../settings/data-folder.ts';
import type { Settings } from '../settings/settings.ts';

/**
 * The first start makes the account `admin`. Its password is given, or generated into a file that only its owner reads;
 * the file is named at each start until somebody has chosen another, and is gone at the next.
 */
export async function makeAdministrator(
  settings: Settings,
  folder: DataFolder,
  database: DatabaseConnection,
): Promise<string | undefined> {
  const given = settings.MUSTER_ADMIN_PASSWORD;
  const firstPassword = async () => {
    if (given !== undefined) return { password: given, mustChangePassword: false };
    const password = randomBytes(12).toString('base64url');
    await writeSecret(folder.adminPassword, password);
    return { password, mustChangePassword: true };
  };
  const { mustChangePassword } = await bootstrap(database.db, firstPassword, new Date());
  // Another process may have made the account, and has the file.
  if (mustChangePassword) return existsSync(folder.adminPassword) ? folder.adminPassword : undefined;
  await rm(folder.adminPassword, { force: true });
  return undefined;
}
