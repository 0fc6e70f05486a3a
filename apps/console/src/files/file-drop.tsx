import { Select } from 'antd';
import { type DragEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AttachmentKind } from '../api/answers.ts';
import { useNarrow } from '../preferences/media-query.ts';
import { FileButton } from './file-button.tsx';
import { useFileLimit } from './use-file-problem.ts';

const TAKEN = 'image/jpeg,image/png,image/webp,application/pdf,text/plain,text/csv,.csv,.txt,.docx,.xlsx';
const CAMERA = 'image/jpeg';
const KINDS = ['photo', 'manual', 'certificate', 'report', 'other'] as const satisfies readonly AttachmentKind[];
const MEBIBYTE = 1_048_576;

interface FileDropProps {
  readonly onFiles: (
    files: readonly File[],
    kindOf: (file: File) => AttachmentKind,
    refuse: (file: File) => unknown,
  ) => void;
}

/** Where files are dropped, chosen, or taken with the camera of a phone. */
export function FileDrop({ onFiles }: FileDropProps) {
  const { t } = useTranslation();
  const limit = useFileLimit();
  const narrow = useNarrow();
  const [kind, setKind] = useState<AttachmentKind | ''>('');
  const [isOver, setOver] = useState(false);
  const kindOf = ({ type }: File) => (kind !== '' ? kind : type.startsWith('image/') ? 'photo' : 'other');
  // What is surely too large is not sent through a bad line first.
  const refuse = ({ size }: File) => (size > limit * MEBIBYTE ? { code: 'file-too-large' } : undefined);
  const take = (files: FileList | null) => onFiles([...(files ?? [])], kindOf, refuse);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };
  return (
    <div
      className={isOver ? 'file-drop file-drop-over' : 'file-drop'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      data-testid="file-drop"
    >
      <div className="file-drop-acts">
        <Select
          aria-label={t('files.kind')}
          value={kind}
          onChange={setKind}
          options={[
            { value: '', label: t('files.automatic') },
            ...KINDS.map((one) => ({ value: one, label: t(`files.kinds.${one}`) })),
          ]}
        />
        {narrow && <FileButton label={t('files.camera')} accept={CAMERA} camera onFiles={take} />}
        <FileButton label={t('files.choose')} accept={TAKEN} onFiles={take} />
      </div>
      <p className="muted">
        {!narrow && <>{t('files.drop')} </>}
        {t('files.taken', { limit })}
      </p>
    </div>
  );
}
