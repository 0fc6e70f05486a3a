import { Button } from 'antd';
import { useRef } from 'react';

interface FileButtonProps {
  readonly label: string;
  readonly accept: string;
  readonly camera?: boolean;
  readonly onFiles: (files: FileList | null) => void;
}

/** A button that chooses files, or opens the camera. */
export function FileButton({ label, accept, camera = false, onFiles }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button onClick={() => input.current?.click()}>{label}</Button>
      <input
        ref={input}
        type="file"
        hidden
        multiple={!camera}
        accept={accept}
        {...(camera && { capture: 'environment' })}
        aria-label={label}
        data-testid={camera ? 'camera-input' : 'file-input'}
        onChange={({ target }) => {
          onFiles(target.files);
          target.value = '';
        }}
      />
    </>
  );
}
