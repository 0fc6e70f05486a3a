import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

import type { ApiParts } from '../parts.ts';
import { isLoopback } from './listener.ts';

/** Whether the caller may see details of health and metrics: this machine itself, or who has the token. */
export function mayObserve(
  request: Pick<IncomingMessage, 'headers' | 'socket'>,
  { observerToken }: Pick<ApiParts, 'observerToken'>,
): boolean {
  const bearer = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (observerToken !== undefined && bearer !== undefined)
    return timingSafeEqual(digest(bearer), digest(observerToken));
  // Something in front that we were not told to trust makes everyone look local.
  const forwarded = request.headers['x-forwarded-for'] ?? request.headers.forwarded;
  const peer = request.socket.remoteAddress;
  return forwarded === undefined && peer !== undefined && isLoopback(peer);
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
