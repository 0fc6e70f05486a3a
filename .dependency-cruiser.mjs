/** Imports go one way: applications → libraries. Each forbidden edge names its reason. */
const application = 'apps/(gateway|api|console)/';

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-circular',
      severity: 'error',
      comment: 'A circle cannot be understood or tested in parts.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-library-to-application',
      severity: 'error',
      comment: 'Libraries decide, applications act.',
      from: { path: '^libs/' },
      to: { path: '^apps/' },
    },
    {
      name: 'no-application-to-application',
      severity: 'error',
      comment: 'Applications meet over MQTT, HTTP and the database; only apps/muster starts the others.',
      from: { path: `^${application}` },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'no-framework-in-libraries',
      severity: 'error',
      comment: 'Rules are plain TypeScript: no Nest, no HTTP server, no broker (telemetry, custody, database).',
      from: { path: '^libs/' },
      to: { path: 'node_modules/(@nestjs|fastify|@fastify|aedes|mqtt)/' },
    },
    {
      name: 'telemetry-knows-no-custody',
      severity: 'error',
      comment: 'Samples, codecs, log and stores stand alone.',
      from: { path: '^libs/telemetry/' },
      to: { path: '^libs/(custody|database)/' },
    },
    {
      name: 'database-knows-no-rules',
      severity: 'error',
      comment: 'Connection, migrations and transactions carry every rule and know none.',
      from: { path: '^libs/database/' },
      to: { path: '^libs/(custody|telemetry)/' },
    },
    {
      name: 'console-knows-only-the-api',
      severity: 'error',
      comment: 'The console speaks HTTP and nothing else.',
      from: { path: '^apps/console/' },
      to: { path: '^libs/' },
    },
    {
      name: 'gateway-knows-no-http',
      severity: 'error',
      comment: 'The gateway hears machines; people come through the API.',
      from: { path: '^apps/gateway/' },
      to: { path: 'node_modules/(@nestjs|fastify)/' },
    },
    {
      name: 'api-knows-no-mqtt',
      severity: 'error',
      comment: 'The API never speaks to a machine itself.',
      from: { path: '^apps/api/' },
      to: { path: 'node_modules/(aedes|mqtt)/' },
    },
    {
      name: 'no-test-in-product',
      severity: 'error',
      comment: 'What ships does not lean on tests.',
      from: { path: '^(apps|libs)/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^(test|bench)/' },
    },
    {
      name: 'no-unresolvable',
      severity: 'error',
      comment: 'An import that does not resolve fails at run time.',
      from: {},
      to: { couldNotResolve: true, pathNot: '^virtual:|\\?url$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['source', 'import', 'node', 'default'] },
  },
};
