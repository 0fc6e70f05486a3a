import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { isProblem, problemCode } from '../api/problem.ts';

const TOLD = {
  unreachable: 'problem.unreachable',
  'page-failed': 'problem.pageFailed',
  forbidden: 'problem.forbidden',
  'not-found': 'problem.notFound',
  'already-exists': 'problem.alreadyExists',
  'invalid-credentials': 'problem.invalidCredentials',
  'in-use': 'problem.inUse',
  retired: 'problem.retired',
  'illegal-transition': 'problem.illegalTransition',
  'allocation-conflict': 'problem.allocationConflict',
  'version-mismatch': 'problem.versionMismatch',
  'rate-limited': 'problem.rateLimited',
  'storage-full': 'problem.storageFull',
  unavailable: 'problem.unavailable',
} as const;

function isTold(code: string): code is keyof typeof TOLD {
  return Object.hasOwn(TOLD, code);
}

function tell(t: TFunction, error: unknown): string {
  const code = problemCode(error);
  if (isTold(code)) return t(TOLD[code]);
  if (code === 'validation-failed') return t('problem.validationFailed', { detail: readDetail(error) });
  return t('problem.other', { code });
}

function readDetail(error: unknown): string {
  return isProblem(error) ? (error.detail ?? '') : '';
}

/** What went wrong, why, and what now, in the person's language. */
export function useProblemText(): (error: unknown) => string {
  const { t } = useTranslation();
  return (error) => tell(t, error);
}
