import { Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { ageOf } from '../format/age.ts';
import { useNow } from '../format/use-now.ts';
import type { Line } from '../live/line.ts';
import { useLine } from '../live/live.ts';

const SHAPES: Record<Line['state'], string> = { live: '●', connecting: '○', lost: '✕' };

/** Whether what is on the screen is live: a shape, a word, and the seconds since it was. */
export function LineMark() {
  const { t } = useTranslation();
  const line = useLine();
  useNow();
  const lostFor = line.state === 'lost' ? ageOf(line.sinceMs, Date.now()) : null;
  const word =
    lostFor === null
      ? t(`line.${line.state}`)
      : t('line.lost', { age: t(`duration.${lostFor.unit}`, { count: lostFor.count }) });
  return (
    <Tooltip title={line.state === 'lost' ? t('line.lostHint') : null}>
      <span
        className={`line-mark line-${line.state}`}
        data-testid="line-state"
        data-state={line.state}
        aria-label={t('line.label')}
        role="group"
      >
        <span aria-hidden>{SHAPES[line.state]}</span> {word}
        <span role="status" className="visually-hidden">
          {line.state === 'lost' ? t('line.lostHint') : t(`line.${line.state}`)}
        </span>
      </span>
    </Tooltip>
  );
}
