import { ALLOCATION_KINDS, type AllocationKind } from '../calendar/kinds.ts';
import type { UtilisationGroup, UtilisationItem } from './schemas.ts';

export type Language = 'zh' | 'en';

const GROUPS: Readonly<Record<Language, Readonly<Record<UtilisationGroup, string>>>> = {
  zh: { piece: '装备编号', custodian: '托管单位', family: '类别', organisation: '依托单位' },
  en: { piece: 'Asset code', custodian: 'Custodian', family: 'Family', organisation: 'Host unit' },
};

const KINDS: Readonly<Record<Language, Readonly<Record<AllocationKind, string>>>> = {
  zh: {
    ...{ deployment: '征调', national_reserve: '国家储备', maintenance_safety: '安全维护', maintenance: '维护' },
    ...{ transfer: '转运', drill: '演练', service: '社会化服务', own_use: '自用' },
  },
  en: {
    ...{ deployment: 'Deployment', national_reserve: 'National reserve', maintenance_safety: 'Safety maintenance' },
    ...{ maintenance: 'Maintenance', transfer: 'Transfer', drill: 'Drill', service: 'Service', own_use: 'Own use' },
  },
};

const WORDS: Readonly<Record<Language, readonly string[]>> = {
  zh: ['名称', '装备数', '在册小时', '可用小时', '使用小时', '利用率 %', '运行小时', '运行率 %', '空闲小时'],
  en: ['Name', 'Pieces', 'Held h', 'Available h', 'Used h', 'Utilisation %', 'Running h', 'Running %', 'Free h'],
};

export function utilisationHeadings(by: UtilisationGroup, language: Language): string[] {
  const kinds = ALLOCATION_KINDS.map((kind) => `${KINDS[language][kind]}${language === 'zh' ? '小时' : ' h'}`);
  return [GROUPS[language][by], ...WORDS[language], ...kinds];
}

/** A row as a table tells it, in the order of its headings. */
export function utilisationCells(item: UtilisationItem): string[] {
  const { key, name, pieces, heldHours, availableHours, usedHours, runningHours, freeHours } = item;
  const percent = (ratio: number | null) => (ratio === null ? '' : (ratio * 100).toFixed(2));
  return [
    ...[key, name ?? '', String(pieces), String(heldHours), String(availableHours), String(usedHours)],
    ...[percent(item.utilisation), String(runningHours), percent(item.runningRatio), String(freeHours)],
    ...ALLOCATION_KINDS.map((kind) => String(item.allocatedHours[kind])),
  ];
}
