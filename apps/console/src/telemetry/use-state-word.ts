import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

/** A machine's word for its state in the person's language; a word that nobody has translated stays as it is. */
export function useStateWord(): (word: string) => string {
  const { t } = useTranslation();
  return useCallback(
    (word) => {
      const words: Readonly<Record<string, string>> = t('states', { returnObjects: true });
      return Object.hasOwn(words, word) ? words[word]! : word;
    },
    [t],
  );
}
