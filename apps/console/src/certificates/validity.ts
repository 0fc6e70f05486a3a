const ENDING_DAYS = 30;
const DAY_MS = 86_400_000;

export type Validity = 'upcoming' | 'valid' | 'ending' | 'expired';

/** Days until the last day on which a paper holds; the days since, below nought. */
export function daysLeft(validTo: string, today: string): number {
  return Math.round((Date.parse(validTo) - Date.parse(today)) / DAY_MS);
}

/** How a paper stands on this day; its last day still counts. */
export function judgeValidity(validTo: string | null, today: string, validFrom: string | null = null): Validity {
  if (validTo !== null && validTo < today) return 'expired';
  if (validFrom !== null && validFrom > today) return 'upcoming';
  return validTo !== null && daysLeft(validTo, today) <= ENDING_DAYS ? 'ending' : 'valid';
}

/** The day that lies so many days later. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 'yyyy-mm-dd'.length);
}
