import { Link } from '@tanstack/react-router';
import { Button, Result } from 'antd';
import { useTranslation } from 'react-i18next';
import { useProblemText } from './use-problem-text.ts';

export function PageFailed({ error, reset }: { error: unknown; reset: () => void }) {
  const { t } = useTranslation();
  const problemText = useProblemText();
  return (
    <Result
      status="error"
      title={t('problem.pageTitle')}
      subTitle={problemText(error)}
      extra={<Button onClick={reset}>{t('problem.retry')}</Button>}
    />
  );
}

export function PageMissing() {
  const { t } = useTranslation();
  return (
    <Result status="info" title={t('problem.pageMissing')} extra={<Link to="/map">{t('problem.toStart')}</Link>} />
  );
}
