import { pino, stdSerializers, type Logger } from 'pino';

import { withoutParameters } from '#database/without-parameters';

import type { Settings } from '../settings/settings.ts';

/** Lines of JSON on stderr; no line carries a statement's parameters. */
export function createLogger({ MUSTER_LOG_LEVEL }: Settings): Logger {
  const serializers = { err: (error: Error) => stdSerializers.err(withoutParameters(error)) };
  return pino({ level: MUSTER_LOG_LEVEL, serializers }, pino.destination({ dest: 2, sync: false }));
}
