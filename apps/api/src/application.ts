import 'reflect-metadata';
import fastifyCookie from '@fastify/cookie';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { SwaggerModule } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { loadSettings } from '#custody/settings/load-settings';
import { tileOrigin } from '#custody/settings/tile-service';

import { Problem } from '#custody/problem';

import { ApiModule } from './api.module.ts';
import { acceptUploads } from './attachments/upload-route.ts';
import { addBodyLimits, BODY_LIMIT_BYTES } from './http/body-limits.ts';
import { parseBodies } from './http/body-parser.ts';
import { addCompression } from './http/compression.ts';
import { asksForPage, serveConsole } from './http/console-files.ts';
import { misdirected, ownHosts } from './http/own-hosts.ts';
import { ProblemFilter } from './http/problem.filter.ts';
import { addSecurityHeaders, allowTiles } from './http/security-headers.ts';
import { validationPipe } from './http/validation.ts';
import { buildDocument } from './openapi/document.ts';
import type { ApiOptions } from './options.ts';
import { ApiParts } from './parts.ts';

/** Puts the application together. Nothing listens, nothing is asked of the database. */
export async function assembleApplication(options: ApiOptions): Promise<NestFastifyApplication> {
  const parts = new ApiParts(options);
  const filter = new ProblemFilter(parts);
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT_BYTES,
    forceCloseConnections: true,
    trustProxy: options.trustProxy ?? false,
    frameworkErrors: (_error: unknown, request: FastifyRequest, reply: FastifyReply) =>
      filter.answer(new Problem('validation-failed', 'the path is not an address'), request, reply),
    ...(options.tls && { https: { cert: options.tls.cert, key: options.tls.key } }),
  });
  const app = await NestFactory.create<NestFastifyApplication>(ApiModule.with(parts), adapter, {
    logger: false,
    abortOnError: false,
  });
  parseBodies(app, BODY_LIMIT_BYTES);
  app.useGlobalPipes(validationPipe());
  app.useGlobalFilters(filter);
  const fastify = app.getHttpAdapter().getInstance();
  const isOwn = ownHosts(options);
  fastify.addHook('onRequest', async (request, reply) => {
    addSecurityHeaders(reply, parts.secure);
    if (request.url.startsWith('/api/')) reply.header('cache-control', 'no-store');
    if (!isOwn(request.raw)) {
      filter.answer(misdirected(request.headers.host), request, reply);
      return reply;
    }
    if (asksForPage(request)) await allowTilesOfSettings(reply, parts);
    return undefined;
  });
  fastify.addHook('onSend', async (_request, reply) => {
    reply.header('server-timing', `app;dur=${reply.elapsedTime.toFixed(1)}`);
  });
  addBodyLimits(fastify);
  acceptUploads(fastify);
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

/** Asked for with each page, so that a change of the settings needs no restart. */
async function allowTilesOfSettings(reply: FastifyReply, { database, logger }: ApiParts): Promise<void> {
  try {
    const origin = tileOrigin((await loadSettings(database.db)).settings.tileService);
    if (origin !== undefined) allowTiles(reply, origin);
  } catch (error) {
    logger.warn({ err: error }, 'the settings could not be read: a page goes out without map tiles');
  }
}
