import type { Discipline } from '../../organisations/kinds.ts';
import type { ReserveMode } from '../reserve-modes.ts';

interface Word {
  readonly zh: string;
  readonly en: string;
}

export const DISCIPLINE_WORDS: Readonly<Record<Discipline, Word>> = {
  mine: { zh: '矿山', en: 'mine' },
  hazardous_chemicals: { zh: '危险化学品', en: 'hazardous chemicals' },
  oil_and_gas: { zh: '油气', en: 'oil and gas' },
  pipeline: { zh: '管道', en: 'pipeline' },
  tunnel: { zh: '隧道', en: 'tunnel' },
  medical: { zh: '医疗', en: 'medical' },
  water: { zh: '水上', en: 'water' },
  other: { zh: '其他', en: 'other' },
};

export const RESERVE_MODE_WORDS: Readonly<Record<ReserveMode, Word>> = {
  government_stock: { zh: '政府储备', en: 'government stock' },
  team_own: { zh: '队伍自有', en: 'team’s own' },
  enterprise_stock: { zh: '企业储备', en: 'enterprise stock' },
  social: { zh: '社会装备', en: 'social equipment' },
};

export const YES = { zh: '是', en: 'yes' };
export const NO = { zh: '否', en: 'no' };
const TRUE = new Set(['是', 'yes', 'y', 'true', '1', '√', '有']);
const FALSE = new Set(['否', 'no', 'n', 'false', '0', '×', '无']);

export function readBoolean(text: string): boolean | undefined {
  const word = text.toLowerCase();
  if (TRUE.has(word)) return true;
  return FALSE.has(word) ? false : undefined;
}

/** The code that is meant by a code or by its word in either language. */
export function readWord(text: string, words: Readonly<Record<string, Word>>): string | undefined {
  const wanted = text.toLowerCase();
  return Object.keys(words).find((code) =>
    [code, words[code]!.zh, words[code]!.en.toLowerCase()].some((word) => word === wanted),
  );
}
