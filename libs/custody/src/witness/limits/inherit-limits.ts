import type { Settings } from '../../settings/schemas.ts';
import { LIMIT_NAMES, type LimitName, type OwnLimits, type WitnessLimits } from './schemas.ts';

type Told = Omit<WitnessLimits, 'mayChange'>;

/** What holds of a piece: its own, else its family's, else the installation's. */
export function inheritLimits<S extends Pick<Settings, LimitName>>(
  settings: S,
  family: OwnLimits | undefined,
  piece: OwnLimits | undefined,
): S {
  return { ...settings, ...family, ...piece };
}

/** The same, with who says so and what would hold without. */
export function tellLimits(
  settings: Pick<Settings, LimitName>,
  family: OwnLimits | undefined,
  piece: OwnLimits | undefined,
): Told {
  const asked = piece === undefined ? 'family' : 'piece';
  const tell = (name: LimitName): Told[LimitName] => {
    const levels = [
      ...(piece === undefined ? [] : [{ from: 'piece' as const, value: piece[name] }]),
      { from: 'family' as const, value: family?.[name] },
      { from: 'installation' as const, value: settings[name] },
    ];
    const held = (among: typeof levels) => among.find(({ value }) => value !== undefined);
    const { from = 'installation', value = null } = held(levels) ?? {};
    return { value, from, inherited: held(levels.filter((level) => level.from !== asked))?.value ?? null };
  };
  return Object.fromEntries(LIMIT_NAMES.map((name) => [name, tell(name)])) as Told;
}
