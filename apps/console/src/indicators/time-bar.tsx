import { useTranslation } from 'react-i18next';
import type { UtilisationTotal } from '../api/answers.ts';
import { formatHours } from './format-figures.ts';

const PARTS = ['used', 'maintenance', 'reserved', 'free'] as const;
type Part = (typeof PARTS)[number];

type Times = Pick<UtilisationTotal, 'usedHours' | 'freeHours' | 'heldHours' | 'allocatedHours'>;

function hoursOf({ usedHours, freeHours, allocatedHours }: Times): Record<Part, number> {
  const { maintenance, maintenance_safety: safety, national_reserve: reserved } = allocatedHours;
  return { used: usedHours, maintenance: maintenance + safety, reserved, free: freeHours };
}

/** What became of the time: each part in a ground of its own, told in words to who hovers or cannot see. */
export function TimeBar({ times }: { times: Times }) {
  const { t } = useTranslation();
  const hours = hoursOf(times);
  const shown = PARTS.filter((part) => hours[part] > 0);
  const share = 100 / shown.reduce((sum, part) => sum + hours[part], 0);
  const told = shown
    .map((part) => `${t(`utilisation.parts.${part}`)} ${formatHours(hours[part])}`)
    .join(t('listSeparator'));
  return (
    <span className="time-bar" role="img" aria-label={told} title={told}>
      {shown.map((part) => (
        <span key={part} className={`time-part time-${part}`} style={{ width: `${hours[part] * share}%` }} />
      ))}
    </span>
  );
}

/** What the grounds of the bars mean. */
export function TimeLegend() {
  const { t } = useTranslation();
  return (
    <ul className="time-legend" aria-label={t('utilisation.legend')}>
      {PARTS.map((part) => (
        <li key={part}>
          <span className={`time-part time-${part}`} aria-hidden />
          {t(`utilisation.parts.${part}`)}
        </li>
      ))}
    </ul>
  );
}
