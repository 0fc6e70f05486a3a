import { settingsSchema } from '../settings/settings.ts';

export interface SettingLine {
  readonly name: string;
  /** As it counts; never a secret. */
  readonly value: string;
  readonly origin: 'environment' | '.env' | 'default';
}

/** What the command line was started with: the environment as it came, and what a `.env` file adds to it. */
export interface GivenSettings {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly file: Readonly<Record<string, string | undefined>>;
}

const SECRET = /(PASSWORD|TOKEN|SECRET)$/;
const SECRET_PARAMETER = /password|token|secret/i;
const HIDDEN = '(hidden)';

/** Every setting, in the order of the README, with where it came from. */
export function listSettings(given: GivenSettings): SettingLine[] {
  return Object.entries(settingsSchema.shape).map(([name, schema]) => {
    const [text, origin] = find(name, given);
    const value = text ?? (schema.safeParse(undefined) as { data?: unknown }).data;
    return { name, value: show(name, value), origin };
  });
}

function find(name: string, { environment, file }: GivenSettings): [string | undefined, SettingLine['origin']] {
  // The environment wins, empty or not, as when the program starts.
  if (name in environment) return environment[name] ? [environment[name], 'environment'] : [undefined, 'default'];
  return file[name] ? [file[name], '.env'] : [undefined, 'default'];
}

function show(name: string, value: unknown): string {
  if (value === undefined) return '–';
  if (SECRET.test(name)) return HIDDEN;
  if (typeof value === 'boolean') return value ? '1' : '0';
  return maskUrl(String(value));
}

/** An address without the passwords in it. */
export function maskUrl(value: string): string {
  if (!value.includes('://')) return value;
  if (!URL.canParse(value)) return HIDDEN;
  const url = new URL(value);
  if (url.password) url.password = 'hidden';
  for (const name of url.searchParams.keys()) if (SECRET_PARAMETER.test(name)) url.searchParams.set(name, 'hidden');
  return url.href;
}
