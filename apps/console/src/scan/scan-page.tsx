import { Alert } from 'antd';
import { useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readLabel } from './read-label.ts';
import { TypedCode } from './typed-code.tsx';
import { type CameraState, useCameraScan } from './use-camera-scan.ts';
import { useOpenLabel } from './use-open-label.ts';

/** The camera opens a piece faster than a menu; a code that is typed does the same. */
export function ScanPage() {
  const { t } = useTranslation();
  const [unknown, setUnknown] = useState<string | null>(null);
  const { open, failure, isOpening } = useOpenLabel();
  const read = useCallback(
    (text: string) => {
      const target = readLabel(text);
      setUnknown(target === null ? text : null);
      if (target !== null) open(target);
    },
    [open],
  );
  const video = useRef<HTMLVideoElement>(null);
  const camera = useCameraScan(video, read);
  return (
    <div className="page custody-page">
      <title>{`${t('scan.title')} · ${t('product')}`}</title>
      <header className="page-head">
        <h1>{t('scan.title')}</h1>
      </header>
      <div className="scan-view" data-camera={camera}>
        <video ref={video} muted playsInline aria-label={t('scan.camera')} />
        <CameraWords state={camera} />
      </div>
      {unknown !== null && (
        <Alert type="warning" showIcon role="alert" title={t('scan.unknown', { text: unknown.slice(0, 60) })} />
      )}
      {failure !== null && <Alert type="error" showIcon role="alert" title={failure} />}
      <TypedCode onCode={read} verb={t('scan.openTyped')} isPending={isOpening} />
    </div>
  );
}

function CameraWords({ state }: { state: CameraState }) {
  const { t } = useTranslation();
  return (
    <p role="status" className="muted">
      {t(`scan.states.${state}`)}
    </p>
  );
}
