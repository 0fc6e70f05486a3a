import { useTranslation } from 'react-i18next';
import type { EquipmentSet } from '../api/answers.ts';

/** Whether a set lacks nothing: a shape and a word. */
export function SetMark({ set: { complete, missing } }: { set: Pick<EquipmentSet, 'complete' | 'missing'> }) {
  const { t } = useTranslation();
  return (
    <span className={complete ? 'mark-ready' : 'mark-not-ready'} data-complete={complete}>
      <span aria-hidden>{complete ? '●' : '✕'}</span>{' '}
      {complete ? t('registry.complete') : t('registry.incomplete', { count: missing.length })}
    </span>
  );
}
