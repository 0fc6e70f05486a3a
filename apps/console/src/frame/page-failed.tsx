import { Link, useRouter } from '@tanstack/react-router';
import { Button, Result } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { problemCode } from '../api/problem.ts';
import { useProblemText } from './use-problem-text.ts';

const RETRY_MS = 5_000;

/** Stands for a whole page that could not be had; where the server was not reached it tries again by itself. */
export function PageFailed({ error, reset }: { error: unknown; reset: () => void }) {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const router = useRouter();
  const retry = () => {
    reset();
    void router.invalidate();
  };
  useEffect(() => {
    if (problemCode(error) !== 'unreachable') return undefined;
    const timer = setInterval(() => void router.invalidate(), RETRY_MS);
    return () => clearInterval(timer);
  }, [error, router]);
  return (
    <Result
      status="error"
      title={t('problem.pageTitle')}
      subTitle={problemText(error)}
      extra={<Button onClick={retry}>{t('problem.retry')}</Button>}
    />
  );
}

export function PageMissing() {
  const { t } = useTranslation();
  return (
    <Result status="info" title={t('problem.pageMissing')} extra={<Link to="/map">{t('problem.toStart')}</Link>} />
  );
}
