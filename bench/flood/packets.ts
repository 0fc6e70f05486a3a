/** The few MQTT 3.1.1 packets that a load generator needs, as bytes: nothing here comes from the product or its libraries. */
const KEEP_ALIVE_SECONDS = 60;
const CLEAN_SESSION = 0x02;
const WITH_PASSWORD = 0x40;
const WITH_USERNAME = 0x80;
const PUBLISH_QOS_1 = 0x32;

export const DUPLICATE_FLAG = 0x08;
export const CONNACK = 0x20;
export const PUBACK = 0x40;
export const PING_REQUEST = Buffer.from([0xc0, 0]);
export const DISCONNECT = Buffer.from([0xe0, 0]);

export interface Account {
  readonly clientId: string;
  readonly username?: string;
  readonly password?: string;
}

export function encodeConnect({ clientId, username, password }: Account): Buffer {
  const flags =
    CLEAN_SESSION | (username === undefined ? 0 : WITH_USERNAME) | (password === undefined ? 0 : WITH_PASSWORD);
  const header = Buffer.concat([encodeText('MQTT'), Buffer.from([4, flags, 0, KEEP_ALIVE_SECONDS])]);
  const texts = [clientId, username, password].filter((text) => text !== undefined).map(encodeText);
  return encodePacket(0x10, Buffer.concat([header, ...texts]));
}

export interface PublishTemplate {
  readonly bytes: Buffer;
  readonly packetIdAt: number;
  readonly payloadAt: number;
}

/** A whole QoS 1 PUBLISH with packet id 0, and where its changing parts begin. */
export function buildPublish(topic: string, payload: Buffer): PublishTemplate {
  const bytes = encodePacket(PUBLISH_QOS_1, Buffer.concat([encodeText(topic), Buffer.from([0, 0]), payload]));
  const payloadAt = bytes.length - payload.length;
  return { bytes, packetIdAt: payloadAt - 2, payloadAt };
}

function encodePacket(type: number, body: Buffer): Buffer {
  return Buffer.concat([Buffer.from([type, ...encodeLength(body.length)]), body]);
}

function encodeText(text: string): Buffer {
  const bytes = Buffer.from(text);
  return Buffer.concat([Buffer.from([bytes.length >> 8, bytes.length & 0xff]), bytes]);
}

/** MQTT-2.2.3: seven bits a byte, the eighth says that more follow. */
function encodeLength(length: number): number[] {
  if (length < 0x80) return [length];
  return [(length & 0x7f) | 0x80, ...encodeLength(length >> 7)];
}
