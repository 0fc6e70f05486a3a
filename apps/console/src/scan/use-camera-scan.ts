import { type RefObject, useEffect, useState } from 'react';

export type CameraState = 'starting' | 'scanning' | 'denied' | 'missing' | 'insecure';

const LOOK_EVERY_MS = 200;

/** Looks for a label through the camera at the back, and tells what it reads; the camera goes off with the page. */
export function useCameraScan(video: RefObject<HTMLVideoElement | null>, onText: (text: string) => void): CameraState {
  // Browsers give a camera only to pages that came over TLS, and to those of the machine itself.
  const hasCamera = 'mediaDevices' in navigator;
  const [state, setState] = useState<CameraState>(hasCamera ? 'starting' : 'insecure');
  useEffect(() => {
    if (!hasCamera) return undefined;
    const off = new AbortController();
    watch(video.current!, onText, off.signal, () => setState('scanning')).catch((error: unknown) => {
      if (!off.signal.aborted) setState(isDenied(error) ? 'denied' : 'missing');
    });
    return () => off.abort();
  }, [hasCamera, video, onText]);
  return state;
}

function isDenied(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'NotAllowedError';
}

async function watch(
  video: HTMLVideoElement,
  onText: (text: string) => void,
  signal: AbortSignal,
  onReady: () => void,
): Promise<void> {
  const [stream, { createDetector }] = await Promise.all([
    navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } }),
    import('./label-detector.ts'),
  ]);
  const stop = () => stream.getTracks().forEach((track) => track.stop());
  signal.addEventListener('abort', stop);
  if (signal.aborted) return stop();
  video.srcObject = stream;
  await video.play();
  const detector = createDetector();
  onReady();
  let last = '';
  while (!signal.aborted) {
    const [found] = await detector.detect(video).catch(() => []);
    // A label that stays before the camera is read once.
    if (found !== undefined && found.rawValue !== last && !signal.aborted) onText(found.rawValue);
    last = found?.rawValue ?? last;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}
