import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** What can be built. `inputs` are files or folders; `proof` is a file that a finished build leaves behind. */
export const TARGETS = [
  {
    name: 'server',
    inputs: ['apps', 'libs', 'package.json', 'package-lock.json', 'tsconfig.json', 'tsconfig.build.json'],
    takes: (path) =>
      !path.startsWith('apps/console') && !path.startsWith('libs/database/migrations') && !path.endsWith('.spec.ts'),
    exists: () => true,
    proof: 'dist/.tsbuildinfo',
    command: ['node_modules/typescript-native/bin/tsc', '-p', 'tsconfig.build.json', '--pretty', 'false'],
  },
  {
    name: 'console',
    inputs: ['apps/console', 'package-lock.json'],
    takes: (path) => !/\.spec\.tsx?$/.test(path),
    exists: (root) => existsSync(join(root, 'apps/console/vite.config.ts')),
    proof: 'dist/console/index.html',
    command: [
      'node_modules/vite/bin/vite.js',
      ...['build', 'apps/console', '--outDir', '../../dist/console', '--emptyOutDir', '--logLevel', 'warn'],
    ],
  },
];

export function isBuilt(root, target) {
  return existsSync(join(root, target.proof));
}
