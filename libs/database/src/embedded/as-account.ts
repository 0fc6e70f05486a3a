import { access, constants, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

import type { ServerAccount } from './server-account.ts';

export interface Invocation {
  readonly command: string;
  readonly args: readonly string[];
  readonly options: { readonly uid?: number; readonly gid?: number; readonly cwd: string };
}

const SETPRIV = '/usr/bin/setpriv';

/**
 * How to run a program as the server's account. Root's own folders (a checkout below /root, a temporary folder of mode
 * 0700) cannot be entered by that account; there it is lent the one capability that lets it.
 *
 * @param folder where the program keeps its files
 */
export async function asAccount(
  account: ServerAccount,
  folder: string,
  program: string,
  args: readonly string[],
): Promise<Invocation> {
  const options = { cwd: '/' };
  if (account.uid === undefined) return { command: program, args, options };
  const reached = await Promise.all([folder, dirname(program)].map((path) => canEnter(account, path)));
  if (reached.every(Boolean)) return { command: program, args, options: { ...options, ...account } };
  await access(SETPRIV, constants.X_OK).catch(() => {
    throw new Error(
      `the account that PostgreSQL runs as cannot enter ${folder}: run Muster as an ordinary user, or move it to a folder that others may enter`,
    );
  });
  const { uid, gid } = account;
  const lend = [
    `--reuid=${uid}`,
    `--regid=${gid}`,
    '--clear-groups',
    '--inh-caps=+dac_override',
    '--ambient-caps=+dac_override',
  ];
  return { command: SETPRIV, args: [...lend, '--', program, ...args], options };
}

/** Whether every folder down to this one may be searched by the account. */
async function canEnter(account: ServerAccount, folder: string): Promise<boolean> {
  const { mode, uid, gid } = await stat(folder);
  const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
  if ((mode & bit) === 0) return false;
  const parent = dirname(folder);
  return parent === folder || canEnter(account, parent);
}
