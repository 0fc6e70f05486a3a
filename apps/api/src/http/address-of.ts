import type { ApiParts } from '../parts.ts';
import type { ApiRequest } from './request.ts';

/** Where people reach us: as it is set, or else as this one does. Hosts that are not ours were turned away before. */
export function addressOf(
  { publicUrl, secure }: Pick<ApiParts, 'publicUrl' | 'secure'>,
  { headers }: ApiRequest,
): string {
  if (publicUrl !== undefined) return publicUrl.replace(/\/+$/, '');
  return `${secure ? 'https' : 'http'}://${headers.host ?? 'localhost'}`;
}
