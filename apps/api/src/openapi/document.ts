import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { readFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';

import type { ProblemCode } from '#custody/problem';

import { STATUS } from '../http/problem-document.ts';
import { addExamples } from './add-examples.ts';
import { PROBLEM_CODES_EXTENSION } from './describe.ts';
import { convertSchema } from './schema-converter.ts';

type Operation = Record<string, unknown> & { responses: Record<string, unknown>; security?: unknown[] };

/** The OpenAPI document of the running application. */
export function buildDocument(app: INestApplication): OpenAPIObject {
  const document = SwaggerModule.createDocument(app, describeApi(), {
    standardSchemaConverter: convertSchema,
    operationIdFactory: (_controller, method) => method,
  });
  for (const operation of operationsOf(document)) describeProblems(operation);
  addExamples(document, operationsOf(document));
  return { ...document, paths: sorted(document.paths) };
}

function describeApi() {
  return new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Muster 集结')
    .setDescription(
      'Keeps a nation’s large rescue equipment ready. Times are RFC 3339 in UTC, positions WGS 84, units UCUM codes. ' +
        'Errors are problem documents (RFC 9457) with a stable `code`. A piece outside the caller’s scope is not found.',
    )
    .setVersion(readVersion())
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'The token of POST /api/v1/session' }, 'bearer')
    .addCookieAuth(
      '__Host-muster',
      { type: 'apiKey', in: 'cookie', description: 'Browsers; unsafe methods need our Origin' },
      'cookie',
    )
    .addSecurityRequirements('bearer')
    .addSecurityRequirements('cookie')
    .build();
}

/** Lists the problem codes of an operation by status. */
function describeProblems(operation: Operation): void {
  const codes = (operation[PROBLEM_CODES_EXTENSION] ?? []) as ProblemCode[];
  delete operation[PROBLEM_CODES_EXTENSION];
  const content = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };
  for (const [status, sameStatus] of Map.groupBy(codes, (code) => STATUS[code])) {
    operation.responses[String(status)] = { description: sameStatus.map((code) => `\`${code}\``).join(', '), content };
  }
  operation.responses['default'] = { description: 'Any other problem', content };
}

function operationsOf(document: OpenAPIObject): Operation[] {
  const methods = ['get', 'put', 'post', 'delete', 'patch'] as const;
  return Object.values(document.paths).flatMap((path) =>
    methods.flatMap((method) => (path[method] as unknown as Operation) ?? []),
  );
}

function sorted<T>(record: Record<string, T>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).sort(([one], [other]) => (one < other ? -1 : 1)));
}

function readVersion(): string {
  const manifest = findPackageJSON('..', import.meta.url);
  if (!manifest) throw new Error('package.json of Muster was not found above the program');
  return (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version;
}
