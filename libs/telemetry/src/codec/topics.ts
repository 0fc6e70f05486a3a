/** The topic grammar of a device, as data. `{assetCode}` and `{id}` stand for one level each. */
export const TOPICS = {
  telemetry: 'muster/v1/{assetCode}/telemetry',
  event: 'muster/v1/{assetCode}/event',
  status: 'muster/v1/{assetCode}/status',
  command: 'muster/v1/{assetCode}/command/{id}',
  reply: 'muster/v1/{assetCode}/command/{id}/reply',
} as const;

const ASSET_CODE_PATTERN = '[A-Z0-9][A-Z0-9-]{1,31}';
/** Plain characters alone: PostgreSQL takes no NUL, and a topic that it refuses would hold up the whole log. */
const COMMAND_ID_PATTERN = '[A-Za-z0-9_-]{1,64}';

export const ASSET_CODE = new RegExp(`^${ASSET_CODE_PATTERN}$`);
const COMMAND_ID = new RegExp(`^${COMMAND_ID_PATTERN}$`);

/** What a device may publish. */
export type DeviceMessageKind = 'telemetry' | 'event' | 'status' | 'reply';

export interface DeviceTopic {
  readonly kind: DeviceMessageKind;
  readonly assetCode: string;
}

const PATTERNS = (['telemetry', 'event', 'status', 'reply'] as const).map((kind) => ({
  kind,
  pattern: toPattern(TOPICS[kind]),
}));

function toPattern(template: string): RegExp {
  const levels = template.replace('{assetCode}', `(?<assetCode>${ASSET_CODE_PATTERN})`);
  return new RegExp(`^${levels.replace('{id}', COMMAND_ID_PATTERN)}$`);
}

/** Topics that were parsed already: a fleet publishes on the same few again and again. */
const parsed = new Map<string, DeviceTopic>();
const MOST_PARSED = 100_000;

/** Which message of which piece a topic carries, or `undefined` when no device may publish on it. */
export function parseDeviceTopic(topic: string): DeviceTopic | undefined {
  const known = parsed.get(topic);
  if (known) return known;
  for (const { kind, pattern } of PATTERNS) {
    const assetCode = pattern.exec(topic)?.groups?.['assetCode'];
    if (assetCode) return remember(topic, { kind, assetCode });
  }
  return undefined;
}

/** Each reply has a topic of its own, which does not come again. */
function remember(topic: string, device: DeviceTopic): DeviceTopic {
  if (device.kind !== 'reply' && parsed.size < MOST_PARSED) parsed.set(topic, device);
  return device;
}

/** Where a piece hears one command. */
export function buildCommandTopic(assetCode: string, id: string): string {
  return TOPICS.command.replace('{assetCode}', assetCode).replace('{id}', id);
}

/** The only filters to which a piece may subscribe: its own commands, all of them or one. */
export function isOwnCommandFilter(filter: string, assetCode: string): boolean {
  const prefix = TOPICS.command.replace('{assetCode}', assetCode).replace('{id}', '');
  const rest = filter.startsWith(prefix) ? filter.slice(prefix.length) : undefined;
  return rest !== undefined && (rest === '#' || rest === '+' || COMMAND_ID.test(rest));
}
