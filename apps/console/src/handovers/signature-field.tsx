import { Button, Input, Segmented } from 'antd';
import SignaturePad from 'signature_pad';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { drawMark } from './draw-mark.ts';

const LONGEST_NAME = 200;
type Way = 'draw' | 'type';

interface SignatureFieldProps {
  readonly id?: string;
  readonly value?: string | undefined;
  readonly onChange?: ((signature: string | undefined) => void) | undefined;
}

/** A mark drawn with a finger, or a name typed by who has no pointer. */
export function SignatureField({ id, value, onChange }: SignatureFieldProps) {
  const { t } = useTranslation();
  const [way, setWay] = useState<Way>('draw');
  const turn = (chosen: Way) => {
    setWay(chosen);
    onChange?.(undefined);
  };
  return (
    <div className="signature-field">
      <Segmented<Way>
        aria-label={t('sign.way')}
        value={way}
        onChange={turn}
        options={[
          { value: 'draw', label: t('sign.draw') },
          { value: 'type', label: t('sign.type') },
        ]}
      />
      {way === 'draw' ? (
        <DrawnMark value={value} onChange={onChange} />
      ) : (
        <Input
          id={id}
          aria-label={t('sign.name')}
          placeholder={t('sign.name')}
          autoComplete="off"
          maxLength={LONGEST_NAME}
          value={value ?? ''}
          onChange={({ target }) => onChange?.(target.value === '' ? undefined : target.value)}
        />
      )}
    </div>
  );
}

function DrawnMark({ value, onChange }: Pick<SignatureFieldProps, 'value' | 'onChange'>) {
  const { t } = useTranslation();
  const canvas = useRef<HTMLCanvasElement>(null);
  const pad = useRef<SignaturePad | null>(null);
  const changed = useRef(onChange);
  useEffect(() => {
    changed.current = onChange;
  }, [onChange]);
  useEffect(() => {
    const element = canvas.current!;
    const drawn = new SignaturePad(element, { penColor: '#1f2328', minWidth: 1, maxWidth: 3 });
    pad.current = drawn;
    const end = () => changed.current?.(drawMark(element));
    drawn.addEventListener('endStroke', end);
    const follow = new ResizeObserver(() => fit(element, drawn));
    follow.observe(element);
    return () => {
      follow.disconnect();
      drawn.removeEventListener('endStroke', end);
      drawn.off();
    };
  }, []);
  const clear = () => {
    pad.current?.clear();
    onChange?.(undefined);
  };
  return (
    <>
      <canvas ref={canvas} className="signature-pad" role="img" aria-label={t('sign.here')} data-testid="signature" />
      <div className="signature-foot">
        <span className="muted">{t(value === undefined ? 'sign.hint' : 'sign.drawn')}</span>
        <Button onClick={clear} disabled={value === undefined}>
          {t('sign.clear')}
        </Button>
      </div>
    </>
  );
}

/** As many pixels as the screen has; what was drawn stays when a phone is turned. */
function fit(canvas: HTMLCanvasElement, pad: SignaturePad): void {
  const ratio = Math.max(window.devicePixelRatio, 1);
  const [width, height] = [canvas.offsetWidth * ratio, canvas.offsetHeight * ratio];
  if (canvas.width === width && canvas.height === height) return;
  const strokes = pad.toData();
  [canvas.width, canvas.height] = [width, height];
  canvas.getContext('2d')?.scale(ratio, ratio);
  pad.fromData(strokes);
}
