import { isIP } from 'node:net';
import { resolve } from 'node:path';

import { isLoopback } from '#api/http/listener';
import { isNetwork } from '#api/outgoing/address-rules';
import { newPassword } from '#custody/people/schemas';
import { z } from 'zod';

const port = z.coerce.number().int().min(0).max(65_535);
const networks = z
  .string()
  .transform((value) => value.split(',').map((network) => network.trim()))
  .refine((all) => all.every(isNetwork), 'must be addresses or networks such as 10.2.0.0/16, with commas between');
const count = (least: number, most: number) => z.coerce.number().int().min(least).max(most);
const path = z
  .string()
  .min(1)
  .transform((given) => resolve(given));
const flag = z.enum(['0', '1']).transform((value) => value === '1');
const timeZone = z.string().refine((zone) => {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
  } catch {
    return false;
  }
}, 'is not a time zone of the IANA database, such as Asia/Shanghai');

const PRIVATE_NETWORKS = ['loopback', 'linklocal', 'uniquelocal'];

/** Addresses, networks such as 10.0.0.0/8, or the names that stand for the private ones. */
function isProxyList(value: string): boolean {
  if (value === '1') return true;
  return value.split(',').every((item) => {
    const [address = '', bits, ...rest] = item.trim().split('/');
    if (PRIVATE_NETWORKS.includes(item.trim())) return true;
    const longest = isIP(address) === 4 ? 32 : 128;
    const isMask = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= longest);
    return isIP(address) !== 0 && isMask && rest.length === 0;
  });
}

const embedded = (...schemes: string[]) =>
  z
    .string()
    .refine(
      (value) => value === 'embedded' || schemes.some((scheme) => value.startsWith(`${scheme}://`)),
      `must be "embedded"${schemes.map((scheme) => ` or ${scheme}://…`).join('')}`,
    );

/** Every setting: its name in the environment, what it may be, what it is when it is not given. */
const shape = {
  MUSTER_DATA_DIR: z
    .string()
    .min(1)
    .default('./data')
    .transform((path) => resolve(path)),
  MUSTER_HOST: z.string().min(1).default('127.0.0.1'),
  MUSTER_HTTP_PORT: port.default(3000),
  MUSTER_MQTT_PORT: port.default(1883),
  /** Files in PEM. With them the API speaks HTTPS and devices may use MUSTER_MQTTS_PORT. */
  MUSTER_TLS_CERT: z.string().min(1).optional(),
  MUSTER_TLS_KEY: z.string().min(1).optional(),
  MUSTER_MQTTS_PORT: port.default(8883),
  /** Whose certificates stand for a device instead of its password: common name = asset code. */
  MUSTER_TLS_CLIENT_CA: z.string().min(1).optional(),
  /** Addresses or networks whose X-Forwarded-For is believed, with commas between; 1 = any. */
  MUSTER_TRUST_PROXY: z
    .string()
    .refine(isProxyList, 'must be addresses or networks with commas between, or 1 for any')
    .optional()
    .transform((value) => (value === '1' ? true : value?.split(',').map((address) => address.trim()))),
  /** A broker of somebody else's, heard beside our own listeners; user name and password stand in the address. */
  MUSTER_MQTT_URL: embedded('mqtt', 'mqtts').default('embedded'),
  /** As whom all gateways hear that broker: one does, the others stand by. */
  MUSTER_MQTT_CLIENT_ID: z
    .string()
    .regex(/^[\w.-]{1,64}$/, 'must be letters, digits, dots, dashes and underlines')
    .default('muster'),
  /** Where `passwords` and `acl` of that Mosquitto are kept in step with the register. */
  MUSTER_MOSQUITTO_DIR: z.string().min(1).optional(),
  /** Its `pid_file`: after each change it reads them again. */
  MUSTER_MOSQUITTO_PID_FILE: z.string().min(1).optional(),
  MUSTER_MQTT_MAXIMUM_CONNECTIONS: count(1, 1_000_000).default(25_000),
  MUSTER_MQTT_CONNECTIONS_PER_DEVICE: count(1, 1_000).default(5),
  /** Of one device; 0 = no limit. One that is faster is held back, and nothing of it is dropped. */
  MUSTER_MQTT_MESSAGES_PER_SECOND: count(0, 1_000_000).default(1_000),
  /** How much the log may hold that a store has yet to apply, before nothing is acknowledged any more. */
  MUSTER_LOG_MAXIMUM_MEGABYTES: count(1, 100_000_000).default(16_384),
  MUSTER_LOG_MAXIMUM_AGE_HOURS: count(1, 100_000).default(720),
  /** How much the quarantine may hold; beyond, its oldest messages go and are counted. */
  MUSTER_QUARANTINE_MAXIMUM_MESSAGES: count(100, 100_000_000).default(100_000),
  MUSTER_QUARANTINE_MAXIMUM_MEGABYTES: count(2, 1_000_000).default(256),
  MUSTER_DATABASE_URL: embedded('postgres', 'postgresql').default('embedded'),
  /** Of one process; a gateway and an API each have a few more for what they listen to. */
  MUSTER_DATABASE_CONNECTIONS: count(5, 1_000).default(20),
  /** 0 = no limit. Migrations have none. */
  MUSTER_DATABASE_STATEMENT_SECONDS: count(0, 86_400).default(60),
  MUSTER_DATABASE_LOCK_SECONDS: count(0, 86_400).default(15),
  MUSTER_DATABASE_IDLE_TRANSACTION_SECONDS: count(0, 86_400).default(60),
  /** `influxdb://` speaks HTTP, `influxdbs://` HTTPS. */
  MUSTER_TELEMETRY_URL: embedded('influxdb', 'influxdbs').default('embedded'),
  MUSTER_INFLUXDB_ORGANISATION: z.string().min(1).default('muster'),
  MUSTER_INFLUXDB_BUCKET: z.string().min(1).default('telemetry'),
  /** May read, write and delete in that bucket. */
  MUSTER_INFLUXDB_TOKEN: z.string().min(1).optional(),
  /** Without an answer for so long a request is tried again on another connection. */
  MUSTER_INFLUXDB_ANSWER_SECONDS: count(1, 3_600).default(30),
  /** The key of device secrets: the same file for every process of an installation. Made where it is missing. */
  MUSTER_SECRET_KEY_FILE: path.optional(),
  /** The key that signs the ledger (Ed25519, PKCS #8 in PEM): the same file for every API process. Made where it is missing. */
  MUSTER_LEDGER_KEY_FILE: path.optional(),
  /** For one start only, where a key is lost for good: this process's key counts from then on. */
  MUSTER_REPLACE_KEY: z.enum(['secret', 'ledger', 'notice']).optional(),
  /** Files of pieces: the same folder for every API process. */
  MUSTER_FILES_DIR: path.optional(),
  /** Shows details of health and metrics to callers beyond loopback. */
  MUSTER_OBSERVER_TOKEN: z.string().min(16).optional(),
  /** Where text messages and calls to people on duty are handed over (docs/notices.md). */
  MUSTER_NOTICE_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** What signs them; made where it is missing. */
  MUSTER_NOTICE_SECRET_FILE: path.optional(),
  /** Beside those of the internet: where webhooks and that port may lie. */
  MUSTER_OUTGOING_ALLOW: networks.optional(),
  MUSTER_ADMIN_PASSWORD: newPassword.optional(),
  MUSTER_ALLOW_PLAINTEXT: flag.default(false),
  MUSTER_PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** Names beside that of MUSTER_PUBLIC_URL, with or without a port, with commas between. */
  MUSTER_ALLOWED_HOSTS: z
    .string()
    .regex(/^[\w.:[\]-]+(\s*,\s*[\w.:[\]-]+)*$/, 'must be host names, with commas between')
    .transform((value) => value.split(',').map((name) => name.trim()))
    .optional(),
  MUSTER_TIME_ZONE: timeZone.default('Asia/Shanghai'),
  MUSTER_LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug']).default('warn'),
};

export const settingsSchema = z
  .object(shape)
  .refine((settings) => Boolean(settings.MUSTER_TLS_CERT) === Boolean(settings.MUSTER_TLS_KEY), {
    path: ['MUSTER_TLS_KEY'],
    message: 'MUSTER_TLS_CERT and MUSTER_TLS_KEY belong together',
  })
  .refine(
    ({ MUSTER_HOST, MUSTER_ALLOW_PLAINTEXT, MUSTER_TLS_CERT }) =>
      isLoopback(MUSTER_HOST) || MUSTER_ALLOW_PLAINTEXT || MUSTER_TLS_CERT,
    {
      path: ['MUSTER_HOST'],
      message:
        'passwords would cross the network in the clear; set MUSTER_TLS_CERT and MUSTER_TLS_KEY, ' +
        'or put TLS in front and set MUSTER_ALLOW_PLAINTEXT=1',
    },
  )
  .refine(({ MUSTER_TELEMETRY_URL: url, MUSTER_INFLUXDB_TOKEN: token }) => url === 'embedded' || token !== undefined, {
    path: ['MUSTER_INFLUXDB_TOKEN'],
    message: 'is needed for the InfluxDB that MUSTER_TELEMETRY_URL names',
  })
  .refine(
    ({ MUSTER_MOSQUITTO_DIR: folder, MUSTER_MQTT_URL: url }) =>
      folder === undefined || (url !== 'embedded' && Boolean(new URL(url).username && new URL(url).password)),
    {
      path: ['MUSTER_MOSQUITTO_DIR'],
      message: 'needs a MUSTER_MQTT_URL with the user name and password that Muster has there',
    },
  );

export type Settings = z.output<typeof settingsSchema>;

/** A setting that cannot be used. The message names each one and says what it may be. */
export class BadSettingsError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(['These settings cannot be used:', ...problems.map((problem) => `  ${problem}`)].join('\n'));
    this.name = 'BadSettingsError';
  }
}

/** Parses the environment once. An unknown name that begins with `MUSTER_` is a mistake and is named as such. */
export function parseSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const unknown = Object.keys(environment)
    .filter(isUnknown)
    .map((name) => `${name}: there is no such setting`);
  // An empty variable is one that was not given, as in `FOO= npm start`.
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = settingsSchema.safeParse(given);
  const problems = parsed.error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? [];
  if (parsed.success && unknown.length === 0) return parsed.data;
  throw new BadSettingsError([...problems, ...unknown]);
}

/** Names that other programs of ours read. */
const ELSEWHERE = /^MUSTER_(TEST_|SERVERS|TOKEN$)/;

function isUnknown(name: string): boolean {
  return name.startsWith('MUSTER_') && !ELSEWHERE.test(name) && !(name in shape);
}
