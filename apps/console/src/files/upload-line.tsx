import { Alert, Button, Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import { problemCode } from '../api/problem.ts';
import { formatBytes } from './format-bytes.ts';
import { useFileProblem } from './use-file-problem.ts';
import type { PendingUpload } from './use-uploads.ts';

interface UploadLineProps {
  readonly upload: PendingUpload;
  readonly onAgain: () => void;
  readonly onDismiss: () => void;
}

/** Only what did not arrive is worth sending again as it is. */
const WORTH_ANOTHER = new Set(['unreachable', 'rate-limited', 'internal-error']);

/** A file on its way: pressed, sending, being checked, or not stored and why. */
export function UploadLine({ upload, onAgain, onDismiss }: UploadLineProps) {
  const { t } = useTranslation();
  const fileProblem = useFileProblem();
  const { file, state, sent, failure } = upload;
  if (state === 'failed') {
    const acts = (
      <div className="upload-acts">
        {WORTH_ANOTHER.has(problemCode(failure)) && <Button onClick={onAgain}>{t('files.again')}</Button>}
        <Button onClick={onDismiss}>{t('files.dismiss')}</Button>
      </div>
    );
    const title = t('files.notSent', { name: file.name, reason: fileProblem(failure) });
    return <Alert type="error" showIcon role="alert" className="upload" title={title} action={acts} />;
  }
  const percent = Math.floor(sent * 100);
  return (
    <div className="upload" role="status">
      <span>
        {file.name} <span className="muted figures">{formatBytes(file.size)}</span>
      </span>
      <span className="muted figures">
        {state === 'waiting' && t('files.waiting')}
        {state === 'sending' && (percent < 100 ? t('files.sending', { percent }) : t('files.checking'))}
      </span>
      <Progress percent={percent} showInfo={false} size="small" aria-label={file.name} />
    </div>
  );
}
