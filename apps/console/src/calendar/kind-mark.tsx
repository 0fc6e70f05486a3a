import { useTranslation } from 'react-i18next';
import type { Kind } from './kinds.ts';

/** What a claim is for: a sign of one or two letters on a ground of its own, and the word. */
export function KindMark({ kind }: { kind: Kind }) {
  const { t } = useTranslation();
  return (
    <span className="kind-mark">
      <KindSign kind={kind} />
      {t(`calendar.kinds.${kind}`)}
    </span>
  );
}

export function KindSign({ kind }: { kind: Kind }) {
  const { t } = useTranslation();
  return (
    <span className={`kind-sign kind-${kind}`} aria-hidden>
      {t(`calendar.shorts.${kind}`)}
    </span>
  );
}
