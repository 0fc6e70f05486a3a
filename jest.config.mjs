const transform = {
  '^.+\\.ts$': [
    '@swc/jest',
    {
      swcrc: false,
      sourceMaps: 'inline',
      module: { type: 'es6' },
      jsc: {
        target: 'es2024',
        keepClassNames: true,
        parser: { syntax: 'typescript', decorators: true },
        transform: { legacyDecorator: true, decoratorMetadata: true },
      },
    },
  ],
};

const common = {
  testEnvironment: '<rootDir>/test/support/plain-environment.mjs',
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons'] },
  extensionsToTreatAsEsm: ['.ts'],
  injectGlobals: false,
  runtime: '<rootDir>/test/support/native/runtime.mjs',
  transform,
};

const unit = {
  testMatch: ['<rootDir>/{apps,libs,dashboards,bench,scripts,test}/**/*.spec.{ts,mjs}'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '\\.db\\.spec\\.ts$'],
};

export default {
  // What hangs is ended; how fast a machine is decides nothing.
  testTimeout: 240_000,
  // Most of the time a suite waits: for a process that starts, a time-out, a browser.
  maxWorkers: 2,
  coverageProvider: 'v8',
  collectCoverageFrom: ['{apps,libs}/*/src/**/*.{ts,tsx}', '!**/*.spec.ts', '!**/*.gen.ts'],
  reporters: ['default', './test/support/totals-reporter.mjs'],
  projects: [
    { ...common, ...unit, displayName: 'unit' },
    {
      ...common,
      displayName: 'database',
      testMatch: ['<rootDir>/{apps,libs,dashboards}/**/*.db.spec.ts'],
      globalSetup: './test/support/start-databases.mjs',
      globalTeardown: './test/support/stop-databases.mjs',
    },
    { ...common, displayName: 'e2e', testMatch: ['<rootDir>/test/e2e/*.e2e-spec.ts'] },
  ],
};
