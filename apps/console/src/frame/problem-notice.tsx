import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useProblemText } from './use-problem-text.ts';

/** Stands where the content would be when it could not be had. */
export function ProblemNotice({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useTranslation();
  const problemText = useProblemText();
  return (
    <Alert
      type="error"
      showIcon
      title={t('problem.title')}
      description={problemText(error)}
      action={onRetry && <Button onClick={onRetry}>{t('problem.retry')}</Button>}
    />
  );
}
