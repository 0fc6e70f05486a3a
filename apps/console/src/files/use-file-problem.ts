import { useTranslation } from 'react-i18next';
import { query } from '../api/client.ts';
import { problemCode } from '../api/problem.ts';
import { useProblemText } from '../frame/use-problem-text.ts';

const USUAL_MEBIBYTES = 20;

export function useFileLimit(): number {
  return query.useQuery('get', '/api/v1/settings').data?.attachmentMaximumMebibytes ?? USUAL_MEBIBYTES;
}

/** Why a file was not stored, and what to do about it. */
export function useFileProblem(): (error: unknown) => string {
  const { t } = useTranslation();
  const limit = useFileLimit();
  const problemText = useProblemText();
  return (error) => {
    switch (problemCode(error)) {
      case 'file-too-large':
        return t('files.tooLarge', { limit });
      case 'image-too-large':
        return t('files.imageTooLarge');
      case 'file-type-refused':
        return t('files.typeRefused');
      case 'already-exists':
        return t('files.twin');
      default:
        return problemText(error);
    }
  };
}
