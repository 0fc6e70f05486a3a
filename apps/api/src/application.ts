import 'reflect-metadata';
import fastifyCookie from '@fastify/cookie';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { SwaggerModule } from '@nestjs/swagger';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { ApiModule } from './api.module.ts';
import { parseBodies } from './http/body-parser.ts';
import { addCompression } from './http/compression.ts';
import { serveConsole } from './http/console-files.ts';
import { misdirected, ownHosts } from './http/own-hosts.ts';
import { ProblemFilter } from './http/problem.filter.ts';
import { addSecurityHeaders } from './http/security-headers.ts';
import { validationPipe } from './http/validation.ts';
import { buildDocument } from './openapi/document.ts';
import type { ApiOptions } from './options.ts';
import { ApiParts } from './parts.ts';

const BODY_LIMIT_BYTES = 1_048_576;

/** Puts the application together. Nothing listens, nothing is asked of the database. */
export async function assembleApplication(options: ApiOptions): Promise<NestFastifyApplication> {
  const parts = new ApiParts(options);
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT_BYTES,
    forceCloseConnections: true,
    trustProxy: options.trustProxy ?? false,
    ...(options.tls && { https: { cert: options.tls.cert, key: options.tls.key } }),
  });
  const app = await NestFactory.create<NestFastifyApplication>(ApiModule.with(parts), adapter, {
    logger: false,
    abortOnError: false,
  });
  parseBodies(app, BODY_LIMIT_BYTES);
  const filter = new ProblemFilter(parts);
  app.useGlobalPipes(validationPipe());
  app.useGlobalFilters(filter);
  const fastify = app.getHttpAdapter().getInstance();
  const isOwn = ownHosts(options);
  fastify.addHook('onRequest', async (request, reply) => {
    addSecurityHeaders(reply, parts.secure);
    if (request.url.startsWith('/api/')) reply.header('cache-control', 'no-store');
    if (isOwn(request.raw)) return undefined;
    filter.answer(misdirected(request.headers.host), request, reply);
    return reply;
  });
  addCompression(fastify);
  await app.register(fastifyCookie);
  SwaggerModule.setup('api/docs', app, () => buildDocument(app), {
    jsonDocumentUrl: 'api/openapi.json',
    raw: ['json'],
  });
  if (hasConsole(options.consoleFolder)) await serveConsole(fastify, options.consoleFolder);
  return app;
}

/** Before the console was built there is none to serve, and the API works without. */
function hasConsole(folder: string | undefined): folder is string {
  return folder !== undefined && existsSync(join(folder, 'index.html'));
}
