import { useTranslation } from 'react-i18next';
import { isOutdated } from '../format/age.ts';
import { AgeText } from '../format/age-text.tsx';
import { formatMeasure } from '../format/measure.ts';
import { useNow } from '../format/use-now.ts';
import { useWords } from '../messages/use-words.ts';
import type { CurrentMetric } from './current-metrics.ts';
import { useLabel } from './families.ts';

interface LiveValuesProps {
  readonly metrics: readonly CurrentMetric[];
  readonly intervalSeconds: number;
  readonly chosen: string | undefined;
  readonly onChoose: (metric: string) => void;
}

/** The latest value of each metric with its unit and age; a press shows its chart. */
export function LiveValues({ metrics, intervalSeconds, chosen, onChoose }: LiveValuesProps) {
  const { t } = useTranslation();
  return (
    <section className="panel values-panel" aria-label={t('metrics.title')}>
      <h2>{t('metrics.title')}</h2>
      {metrics.length === 0 && (
        <p className="muted">
          {t('metrics.none')} {t('metrics.noneHint')}
        </p>
      )}
      <div className="metrics">
        {metrics.map((metric) => (
          <LiveValue
            key={metric.name}
            metric={metric}
            intervalSeconds={intervalSeconds}
            chosen={metric.name === chosen}
            onChoose={() => onChoose(metric.name)}
          />
        ))}
      </div>
    </section>
  );
}

interface LiveValueProps {
  readonly metric: CurrentMetric;
  readonly intervalSeconds: number;
  readonly chosen: boolean;
  readonly onChoose: () => void;
}

function LiveValue({ metric: { name, state, known }, intervalSeconds, chosen, onChoose }: LiveValueProps) {
  const { t } = useTranslation();
  const label = useLabel();
  const nowMs = useNow();
  const outdated = isOutdated(Date.parse(state.time), nowMs, intervalSeconds);
  const stateWord = useWords('states');
  const unit = state.unit ?? known?.unit ?? '1';
  const measured =
    typeof state.value === 'number' ? formatMeasure(state.value, unit, name) : stateWord(String(state.value));
  const shown = state.value === null ? t('metrics.unavailable') : measured;
  return (
    <button
      type="button"
      className={`metric${chosen ? ' metric-chosen' : ''}${outdated ? ' metric-outdated' : ''}`}
      aria-pressed={chosen}
      title={t('metrics.choose', { metric: label(known, name) })}
      data-testid={`metric-${name}`}
      data-value={state.value === null ? '' : String(state.value)}
      data-time={state.time}
      onClick={onChoose}
    >
      <span className="metric-label">{label(known, name)}</span>
      <span className="metric-value">{shown}</span>
      <span className="metric-age">
        {state.quality !== 'good' && <span className="metric-quality">△ {t(`quality.${state.quality}`)} · </span>}
        <AgeText time={state.time} />
      </span>
    </button>
  );
}
