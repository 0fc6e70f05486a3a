import { useTranslation } from 'react-i18next';
import { formatDate } from '../format/screen-time.ts';
import { useNow } from '../format/use-now.ts';
import { daysLeft, judgeValidity } from './validity.ts';

const SHAPES = { upcoming: '○', valid: '●', ending: '◐', expired: '✕' } as const;
const CLASSES = {
  upcoming: 'muted',
  valid: 'mark-ready',
  ending: 'mark-limited',
  expired: 'mark-not-ready',
} as const;

export function useToday(): string {
  return formatDate(useNow());
}

interface ValidityMarkProps {
  readonly validTo: string | null;
  readonly validFrom?: string | null;
}

/** Whether a paper holds: a shape, a word, and how many days are left. */
export function ValidityMark({ validTo, validFrom = null }: ValidityMarkProps) {
  const { t } = useTranslation();
  const today = useToday();
  const standing = judgeValidity(validTo, today, validFrom);
  const left = validTo === null ? 0 : daysLeft(validTo, today);
  const words = {
    upcoming: t('certificate.upcoming', { day: validFrom }),
    valid: t('certificate.valid'),
    ending: t(left === 0 ? 'certificate.endsToday' : 'certificate.daysLeft', { count: left }),
    expired: t('certificate.expiredFor', { count: -left }),
  };
  return (
    <span className={CLASSES[standing]} data-validity={standing}>
      <span aria-hidden>{SHAPES[standing]}</span> {words[standing]}
    </span>
  );
}
