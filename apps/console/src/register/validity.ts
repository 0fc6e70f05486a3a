const ENDING_DAYS = 30;
const DAY_MS = 86_400_000;

/** How a paper stands on this day; its last day still counts. */
export function judgeValidity(validTo: string | null, today: string): 'valid' | 'ending' | 'expired' {
  if (validTo === null) return 'valid';
  if (validTo < today) return 'expired';
  return Date.parse(validTo) - Date.parse(today) <= ENDING_DAYS * DAY_MS ? 'ending' : 'valid';
}
