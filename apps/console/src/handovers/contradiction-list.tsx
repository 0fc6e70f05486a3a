import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Contradiction } from '../api/answers.ts';
import { formatHours, formatNumber } from '../format/measure.ts';
import { formatDateTime } from '../format/screen-time.ts';
import type { SnapshotChange } from './compare-snapshots.ts';

type Judged = Omit<Contradiction, 'party'>;

function tell(t: TFunction, { code, stated = 0, measured = 0, distanceKm = 0, time }: Judged): string {
  const at = time === undefined ? '' : formatDateTime(Date.parse(time));
  switch (code) {
    case 'running':
      return t('witness.running', { at });
    case 'elsewhere':
      return t('witness.elsewhere', { distance: formatNumber(distanceKm), at });
    case 'hours_differ':
      return t('witness.hoursDiffer', { stated: formatHours(stated), measured: formatHours(measured) });
    case 'silent':
      return at === '' ? t('witness.silentNoTime') : t('witness.silent', { at });
    case 'faults_open':
      return t('witness.faultsOpen', { count: measured });
  }
}

function tellChange(t: TFunction, change: SnapshotChange): string {
  switch (change.code) {
    case 'hours':
      return t('witness.changedHours', { hours: formatHours(change.hours) });
    case 'moved':
      return t('witness.changedPlace', { distance: formatNumber(change.distanceKm) });
    case 'lost':
      return t('witness.changedLost');
    case 'started':
      return t('witness.changedStarted');
    case 'faults':
      return t('witness.changedFaults', { count: change.count });
  }
}

interface ContradictionListProps {
  readonly title: string;
  readonly contradictions: readonly Judged[];
  readonly changes?: readonly SnapshotChange[];
}

/** Where the machine tells otherwise than people, in words; nothing where it agrees. */
export function ContradictionList({ title, contradictions, changes = [] }: ContradictionListProps) {
  const { t } = useTranslation();
  if (contradictions.length + changes.length === 0) return null;
  return (
    <div className="contradictions" data-testid="contradictions">
      <strong>
        <span aria-hidden>△ </span>
        {title}
      </strong>
      <ul>
        {contradictions.map((one) => (
          <li key={one.code} data-contradiction={one.code}>
            {tell(t, one)}
          </li>
        ))}
        {changes.map((change) => (
          <li key={`changed-${change.code}`} data-change={change.code}>
            {tellChange(t, change)}
          </li>
        ))}
      </ul>
    </div>
  );
}
