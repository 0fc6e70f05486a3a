import type { ProgressStream } from '../replay/progress/report-progress.ts';
import { drawBar } from '../replay/progress/format-progress.ts';

const BAR_WIDTH = 24;
const TERMINAL_EVERY_MS = 200;
const LINE_EVERY_MS = 5_000;

/** Shows how much of the history is there: a bar that moves on a terminal, elsewhere a line now and then. */
export function showProgress(stream: ProgressStream, now = () => performance.now()) {
  const every = stream.isTTY ? TERMINAL_EVERY_MS : LINE_EVERY_MS;
  const startedAt = now();
  let shownAt = -Infinity;
  const write = (share: number) => {
    const line = `History  ${drawBar(share, BAR_WIDTH)} ${Math.floor(100 * share)} %`;
    stream.write(stream.isTTY ? `\r\x1b[K${line}` : `${line}\n`);
  };
  return {
    show: (share: number) => {
      if (now() - shownAt < every) return;
      shownAt = now();
      write(share);
    },
    end: () => {
      if (stream.isTTY) stream.write('\r\x1b[K');
      stream.write(`History up to now: sent and acknowledged in ${((now() - startedAt) / 1_000).toFixed(1)} s\n`);
    },
  };
}
