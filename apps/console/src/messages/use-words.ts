import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

/**
 * A code that comes from elsewhere, such as a machine's word for its state, in the person's language; one that nobody
 * has translated stays as it is.
 */
export function useWords(
  kind:
    | 'states'
    | 'reasons'
    | 'audit.actions'
    | 'audit.reasons'
    | 'audit.kinds'
    | 'audit.fields'
    | 'roles'
    | 'severity'
    | 'ledger.acts'
    | 'ledger.personal.fields',
): (code: string) => string {
  const { t } = useTranslation();
  return useCallback(
    (code) => {
      const words: Readonly<Record<string, string>> = t(kind, { returnObjects: true });
      return Object.hasOwn(words, code) ? words[code]! : code;
    },
    [t, kind],
  );
}
