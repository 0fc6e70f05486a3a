import type { ConnectPacket } from 'aedes';
import { parseDeviceTopic } from '#telemetry/codec/topics';

import type { Refusal } from '../counters.ts';

/** MQTT 3.1.1, table 3.1. */
const IDENTIFIER_REJECTED = 2;
export const SERVER_UNAVAILABLE = 3;
export const BAD_USERNAME_OR_PASSWORD = 4;
const NOT_AUTHORIZED = 5;

interface Denial {
  readonly refusal: Refusal;
  readonly returnCode: number;
}

/**
 * What is wrong with a CONNECT before its password is looked at. The client id is bound to the user name: a second
 * session of the same id would take the first one over and fire its will.
 */
export function judgeConnect({ username, clientId, will }: ConnectPacket): Denial | undefined {
  // MQTT-1.5.3-2; what is compared here and what a database takes must be one name.
  if (!username || username.includes('\0')) return { refusal: 'wrong-password', returnCode: BAD_USERNAME_OR_PASSWORD };
  if (clientId !== username && !clientId.startsWith(`${username}:`)) {
    return { refusal: 'foreign-client-id', returnCode: IDENTIFIER_REJECTED };
  }
  if (will && parseDeviceTopic(will.topic)?.assetCode !== username) {
    return { refusal: 'foreign-will', returnCode: NOT_AUTHORIZED };
  }
  return undefined;
}
