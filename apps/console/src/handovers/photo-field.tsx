import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Attachment } from '../api/answers.ts';
import { FileButton } from '../files/file-button.tsx';
import { UploadLine } from '../files/upload-line.tsx';
import { useFileLimit } from '../files/use-file-problem.ts';
import { useUploads } from '../files/use-uploads.ts';

const PICTURES = 'image/jpeg,image/png,image/webp';
const MOST_PHOTOS = 20;
const MEBIBYTE = 1_048_576;
const kindOf = () => 'photo' as const;

interface PhotoFieldProps {
  readonly assetCode: string;
  readonly value?: readonly string[];
  readonly onChange?: (ids: readonly string[]) => void;
}

/** Photos from the phone: each is stored at once, so that none is lost with the page. */
export function PhotoField({ assetCode, value = [], onChange }: PhotoFieldProps) {
  const { t } = useTranslation();
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map());
  const limit = useFileLimit();
  const { uploads, add, again, dismiss } = useUploads(assetCode, ({ id, name }: Attachment) => {
    setNames((known) => new Map([...known, [id, name]]));
    onChange?.([...value, id]);
  });
  const refuse = ({ size }: File) => (size > limit * MEBIBYTE ? { code: 'file-too-large' } : undefined);
  const take = (files: FileList | null) => add([...(files ?? [])], kindOf, refuse);
  return (
    <div className="photo-field">
      {value.length > 0 && (
        <ul className="photo-strip">
          {value.map((id, place) => (
            <li key={id} data-testid="photo">
              <img
                src={`/api/v1/equipment/${assetCode}/attachments/${id}/thumbnail`}
                alt={names.get(id) ?? t('report.photo', { number: place + 1 })}
              />
              <Button onClick={() => onChange?.(value.filter((one) => one !== id))}>{t('report.leaveOut')}</Button>
            </li>
          ))}
        </ul>
      )}
      {uploads.map((one) => (
        <UploadLine key={one.key} upload={one} onAgain={() => again(one.key)} onDismiss={() => dismiss(one.key)} />
      ))}
      {value.length < MOST_PHOTOS && (
        <div className="file-drop-acts">
          <FileButton label={t('files.camera')} accept="image/jpeg" camera onFiles={take} />
          <FileButton label={t('files.choose')} accept={PICTURES} onFiles={take} />
        </div>
      )}
    </div>
  );
}
