import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { problemCode } from '../api/problem.ts';
import { AgeText } from '../format/age-text.tsx';
import { useNow } from '../format/use-now.ts';
import { ProblemNotice } from '../frame/problem-notice.tsx';

interface Read {
  readonly data: unknown;
  readonly dataUpdatedAt: number;
  readonly error: unknown;
  readonly failureReason: unknown;
  readonly fetchStatus: 'fetching' | 'paused' | 'idle';
  readonly isError: boolean;
  readonly refetch: () => Promise<unknown>;
}

/** An answer that is asked for anew should be here by then. */
const PATIENCE_MS = 20_000;

/** Says what could not be read; where what was read before is still shown, from when that is. */
export function KeptNotice({ read }: { read: Read }) {
  const { t } = useTranslation();
  const nowMs = useNow();
  const { data, dataUpdatedAt, error, failureReason, fetchStatus, isError, refetch } = read;
  const failure = error ?? failureReason;
  const isUnreachable = problemCode(failure) === 'unreachable';
  const isWaiting = fetchStatus === 'paused' || (fetchStatus === 'fetching' && nowMs - dataUpdatedAt > PATIENCE_MS);
  if (data !== undefined && (isUnreachable || isWaiting)) {
    const time = new Date(dataUpdatedAt).toISOString();
    return (
      <Alert
        type="warning"
        showIcon
        role="status"
        title={t('stocktake.noLine')}
        description={
          <>
            {t('stocktake.listIsOf')} <AgeText time={time} />
          </>
        }
        data-testid="kept-list"
      />
    );
  }
  return isError ? <ProblemNotice error={error} onRetry={() => void refetch()} /> : null;
}
