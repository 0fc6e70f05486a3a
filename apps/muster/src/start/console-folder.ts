import { findPackageJSON } from 'node:module';
import { dirname, join } from 'node:path';

/** Where the build leaves the console. */
export const CONSOLE_FOLDER = join(dirname(findPackageJSON('..', import.meta.url)!), 'dist', 'console');
