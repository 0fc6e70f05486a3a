import { useTranslation } from 'react-i18next';
import type { WitnessLimits } from '../api/answers.ts';
import { LIMIT_NAMES } from './limits-form.ts';
import { useShowLimit } from './use-limits.ts';

/** From where on the witness tells, and who says so. */
export function LimitList({ limits }: { limits: WitnessLimits }) {
  const { t } = useTranslation();
  const show = useShowLimit();
  return (
    <dl className="facts limit-list" data-testid="witness-limits">
      {LIMIT_NAMES.map((name) => (
        <div key={name}>
          <dt>{t(`setting.names.${name}`)}</dt>
          <dd className="figures">
            {show(name, limits[name].value)}{' '}
            <span className="muted">{t(`witnessLimit.from.${limits[name].from}`)}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
