import { useTranslation } from 'react-i18next';
import type { Equipment } from '../api/answers.ts';
import { query } from '../api/client.ts';
import { language } from '../preferences/language.ts';

type Told = Equipment['capabilities'];

/** What a piece can do, with units; a pump's curve as flow at head. */
export function Capabilities({ capabilities }: { capabilities: Told }) {
  const { t } = useTranslation();
  const { data } = query.useQuery('get', '/api/v1/capabilities', {});
  const known = new Map((data?.items ?? []).map((one) => [one.name, one]));
  const names = Object.keys(capabilities);
  if (names.length === 0) return null;
  const tell = (name: string) => {
    const value = capabilities[name];
    if (typeof value === 'boolean') return t(value ? 'registry.yes' : 'registry.no');
    if (typeof value === 'object')
      return value
        .map(({ flowCubicMetresPerHour, headMetres }) => `${flowCubicMetresPerHour} m³/h @ ${headMetres} m`)
        .join(t('listSeparator'));
    const unit = known.get(name)?.unit?.replace('m3', 'm³');
    return unit === undefined ? String(value) : `${Number(value).toLocaleString()} ${unit}`;
  };
  return (
    <>
      <h3>{t('registry.capabilities')}</h3>
      <dl className="facts facts-inline figures">
        {names.map((name) => (
          <div key={name}>
            <dt>{known.get(name)?.label[language.get()] ?? name}</dt>
            <dd>{tell(name)}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
