import type { CheckResult, ConditionReport, NewConditionReport } from '../api/answers.ts';

export interface CheckedItem {
  readonly result: CheckResult;
  readonly remark?: string;
}

/** A condition report as a form holds it: the checklist by code. */
export interface ReportForm {
  runningHours?: number | null;
  items?: Record<string, CheckedItem | undefined>;
  photos?: readonly string[];
  remark?: string;
}

/** As the API takes it; what nobody looked at is left out, and counts as not checked. */
export function toReport({ runningHours, items = {}, photos = [], remark = '' }: ReportForm): NewConditionReport {
  const looked = Object.entries(items).flatMap(([code, item]) => {
    if (item === undefined || item.result === 'not_checked') return [];
    const words = item.remark?.trim() ?? '';
    return [{ code, result: item.result, ...(words !== '' && { remark: words }) }];
  });
  return {
    ...(runningHours !== undefined && runningHours !== null && { runningHours: Number(runningHours) }),
    items: looked,
    photos: [...photos],
    ...(remark.trim() !== '' && { remark: remark.trim() }),
  };
}

/** The items as the other party found them, for a receiver who found the same; what was already said stays. */
export function takeOver({ items }: Pick<ConditionReport, 'items'>, said: ReportForm['items'] = {}) {
  const same = items.map(({ code, result, remark }) => [code, { result, ...(remark !== undefined && { remark }) }]);
  return { ...(Object.fromEntries(same) as ReportForm['items']), ...lookedAt(said) };
}

/** All that nobody has said anything about is in order. */
export function restInOrder(codes: readonly string[], said: ReportForm['items'] = {}) {
  const fine = codes.map((code) => [code, { result: 'ok' }]);
  return { ...(Object.fromEntries(fine) as ReportForm['items']), ...lookedAt(said) };
}

function lookedAt(said: NonNullable<ReportForm['items']>): NonNullable<ReportForm['items']> {
  return Object.fromEntries(Object.entries(said).filter(([, item]) => item && item.result !== 'not_checked'));
}
