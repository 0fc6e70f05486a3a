import { join } from 'node:path';

import { OperatorError } from '../../start/operator-error.ts';

/** Path of a file in a folder, packed or not. */
export function findFile(folder: string, files: readonly string[], name: string): string {
  const found = files.find((file) => file === name || file === `${name}.gz`);
  if (found === undefined) throw new OperatorError(`${folder} has no ${name}: is it the whole folder?`);
  return join(folder, found);
}

/** File names that end in `suffix`, packed or not, without it. */
export function namesWithSuffix(files: readonly string[], suffix: string): string[] {
  return files
    .map((file) => file.replace(/\.gz$/, ''))
    .filter((file) => file.endsWith(suffix))
    .map((file) => file.slice(0, -suffix.length))
    .sort();
}
