import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { isProblem, problemCode } from '../api/problem.ts';

function tell(t: TFunction, error: unknown): string {
  const code = problemCode(error);
  switch (code) {
    case 'unreachable':
      return t('problem.unreachable');
    case 'page-failed':
      return t('problem.pageFailed');
    case 'forbidden':
      return t('problem.forbidden');
    case 'not-found':
      return t('problem.notFound');
    case 'rate-limited':
      return t('problem.rateLimited');
    case 'validation-failed':
      return t('problem.validationFailed', { detail: isProblem(error) ? (error.detail ?? '') : '' });
    default:
      return t('problem.other', { code });
  }
}

/** What went wrong, why, and what now, in the person's language. */
export function useProblemText(): (error: unknown) => string {
  const { t } = useTranslation();
  return (error) => tell(t, error);
}
