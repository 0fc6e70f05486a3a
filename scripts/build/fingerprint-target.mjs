import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const NEVER_READ = new Set(['node_modules', 'dist']);

function* listFiles(root, path) {
  if (!statSync(join(root, path)).isDirectory()) return yield path;
  const entries = readdirSync(join(root, path), { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (NEVER_READ.has(entry.name)) continue;
    if (entry.isDirectory()) yield* listFiles(root, `${path}/${entry.name}`);
    else yield `${path}/${entry.name}`;
  }
}

/** One digest over names and contents of all inputs: a checkout that only moves time stamps is not stale, a deleted file is. */
export function fingerprintTarget(root, target) {
  const digest = createHash('sha1').update(target.command.join(' '));
  for (const input of target.inputs) {
    for (const path of listFiles(root, input)) {
      if (target.takes(path)) digest.update(`\0${path}\0`).update(readFileSync(join(root, path)));
    }
  }
  return digest.digest('hex');
}
