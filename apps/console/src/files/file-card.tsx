import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Attachment } from '../api/answers.ts';
import { formatDateTime } from '../format/screen-time.ts';
import { formatBytes } from './format-bytes.ts';

interface FileCardProps {
  readonly file: Attachment;
  readonly onRemove: ((file: Attachment) => void) | null;
}

/** A file with its picture, or with what it is; its name loads it. */
export function FileCard({ file, onRemove }: FileCardProps) {
  const { t } = useTranslation();
  const { id, assetCode, name, kind, bytes, width, addedBy, addedAt, remark } = file;
  const address = `/api/v1/equipment/${assetCode}/attachments/${id}`;
  const by = { name: addedBy.name, time: formatDateTime(Date.parse(addedAt)) };
  return (
    <li className="file">
      <a href={address} download={name} className="file-picture" aria-label={t('files.download', { name })}>
        {width === null ? <FileType name={name} /> : <img src={`${address}/thumbnail`} alt="" loading="lazy" />}
      </a>
      <div className="file-words">
        <a href={address} download={name}>
          {name}
        </a>
        <span className="muted figures">
          {t(`files.kinds.${kind}`)} · {formatBytes(bytes)}
        </span>
        <span className="muted figures">{t('files.by', by)}</span>
        {remark !== null && <span>{remark}</span>}
      </div>
      {onRemove !== null && (
        <Button size="small" onClick={() => onRemove(file)} aria-label={`${t('files.remove')} ${name}`}>
          {t('files.remove')}
        </Button>
      )}
    </li>
  );
}

function FileType({ name }: { name: string }) {
  return <span className="file-type code">{name.split('.').at(-1)?.toUpperCase()}</span>;
}
