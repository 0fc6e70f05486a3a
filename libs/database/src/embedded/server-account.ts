import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);
const ACCOUNT = 'postgres';

/** The system account that the server runs as; empty when the current one will do. */
export type ServerAccount = { readonly uid: number; readonly gid: number } | Record<string, never>;

/** PostgreSQL refuses to run as root: then it gets an account of its own, made if need be. */
export async function findServerAccount(): Promise<ServerAccount> {
  if (process.getuid?.() !== 0) return {};
  return (await lookUp()) ?? (await create());
}

async function lookUp(): Promise<ServerAccount | undefined> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', ACCOUNT]), run('id', ['-g', ACCOUNT])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return undefined;
  }
}

async function create(): Promise<ServerAccount> {
  try {
    await run('groupadd', ['--system', ACCOUNT]).catch(() => undefined);
    await run('useradd', ['--system', '--no-create-home', '-g', ACCOUNT, ACCOUNT]);
  } catch (error) {
    throw new Error(`PostgreSQL cannot run as root, and the account '${ACCOUNT}' could not be made`, { cause: error });
  }
  const account = await lookUp();
  if (!account) throw new Error(`the account '${ACCOUNT}' was made but is not found`);
  return account;
}
