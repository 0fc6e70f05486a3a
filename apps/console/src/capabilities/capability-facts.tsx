import { useTranslation } from 'react-i18next';
import type { Equipment } from '../api/answers.ts';
import { language } from '../preferences/language.ts';
import type { KnownCapability } from './capability-form.ts';
import { showUnit } from './show-unit.ts';

interface CapabilityFactsProps {
  readonly capabilities: Equipment['capabilities'];
  readonly known: readonly KnownCapability[];
}

/** What a piece can do, with units; a pump's curve as flow at head. */
export function CapabilityFacts({ capabilities, known: asked }: CapabilityFactsProps) {
  const { t } = useTranslation();
  const known = new Map(asked.map((one) => [one.name, one]));
  const names = Object.keys(capabilities);
  if (names.length === 0) return <p className="muted">{t('capability.none')}</p>;
  const tell = (name: string) => {
    const value = capabilities[name];
    if (typeof value === 'boolean') return t(value ? 'registry.yes' : 'registry.no');
    if (typeof value === 'object')
      return value
        .map(({ flowCubicMetresPerHour, headMetres }) => `${flowCubicMetresPerHour} m³/h @ ${headMetres} m`)
        .join(t('listSeparator'));
    const unit = known.get(name)?.unit;
    return unit === undefined ? String(value) : `${Number(value).toLocaleString()}\u202f${showUnit(unit)}`;
  };
  return (
    <dl className="facts facts-inline figures">
      {names.map((name) => (
        <div key={name}>
          <dt>{known.get(name)?.label[language.get()] ?? name}</dt>
          <dd>{tell(name)}</dd>
        </div>
      ))}
    </dl>
  );
}
