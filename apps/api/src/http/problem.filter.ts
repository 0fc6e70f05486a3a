import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { randomUUID } from 'node:crypto';

import { Problem } from '#custody/problem';

import { AUDITED_REASONS } from '../audit/audited-reasons.ts';
import type { ApiParts } from '../parts.ts';
import { bodyLimitOf } from './body-limits.ts';
import type { ApiRequest } from './request.ts';
import { toDocument } from './problem-document.ts';
import { toProblem } from './to-problem.ts';

/** Every refusal leaves as a problem document; what nobody expected leaves without a word about its cause. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly parts: ApiParts;

  constructor(parts: ApiParts) {
    this.parts = parts;
  }

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    this.answer(error, http.getRequest<ApiRequest>(), http.getResponse<FastifyReply>());
  }

  answer(error: unknown, request: ApiRequest, reply: FastifyReply): void {
    const problem = toProblem(error, bodyLimitOf(request.method, request.routeOptions.url));
    if (!problem) return this.answerUnexpected(error, request, reply);
    const reason = problem.options.countedAs ?? problem.code;
    this.parts.refused.inc({ code: reason });
    if (AUDITED_REASONS.has(reason) && !asksWhoItIs(request)) this.noteRefusal(request, reason);
    send(reply, problem);
  }

  private noteRefusal({ context, ip, method, url, routeOptions }: ApiRequest, reason: string): void {
    const route = routeOptions.url ?? '';
    const path = url.split('?', 1)[0] ?? '';
    this.parts.refusals.note({ caller: context?.caller, address: ip, method, route, path, reason }, this.parts.now());
  }

  private answerUnexpected(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
    const correlationId = randomUUID();
    const { method, routeOptions } = request;
    this.parts.logger.error({ err: error, correlationId, method, route: routeOptions.url }, 'request failed');
    this.parts.refused.inc({ code: 'internal-error' });
    send(reply, new Problem('internal-error', 'the request could not be done; it was written down'), correlationId);
  }
}

/** Each page that opens asks whether somebody is signed in: nobody was refused anything. */
function asksWhoItIs({ method, routeOptions, headers }: ApiRequest): boolean {
  return method === 'GET' && routeOptions.url === '/api/v1/me' && headers.authorization === undefined;
}

function send(reply: FastifyReply, problem: Problem, correlationId?: string): void {
  // An event stream that has begun cannot answer any more: it just ends.
  if (reply.raw.headersSent) {
    reply.raw.destroy();
    return;
  }
  const document = toDocument(problem, correlationId);
  const { retryAfterSeconds } = problem.options;
  if (retryAfterSeconds !== undefined) reply.header('retry-after', String(retryAfterSeconds));
  if (document.status === 401) reply.header('www-authenticate', 'Bearer');
  reply.status(document.status).type('application/problem+json').send(JSON.stringify(document));
}
