import { useTranslation } from 'react-i18next';
import type { UtilisationTotal as Total } from '../api/answers.ts';
import { formatHours, formatRatio } from './format-figures.ts';
import { TimeBar, TimeLegend } from './time-bar.tsx';

/** All of it in one line: what a leader asks first. */
export function UtilisationTotal({ total }: { total: Total }) {
  const { t } = useTranslation();
  const figures = [
    [t('utilisation.title'), formatRatio(total.utilisation)],
    [t('utilisation.used'), formatHours(total.usedHours)],
    [t('utilisation.available'), formatHours(total.availableHours)],
    [t('utilisation.running'), formatHours(total.runningHours)],
    [t('utilisation.pieces'), total.pieces.toLocaleString('en-US')],
  ] as const;
  return (
    <section className="panel utilisation-total" aria-label={t('utilisation.total')} data-testid="utilisation-total">
      <dl className="utilisation-figures">
        {figures.map(([word, figure]) => (
          <div key={word}>
            <dt className="muted">{word}</dt>
            <dd className="figures">{figure}</dd>
          </div>
        ))}
      </dl>
      <TimeBar times={total} />
      <TimeLegend />
    </section>
  );
}
