/** Runs at once, and then at most once in this time however often it is asked to; `stop` forgets what waits. */
export function throttle(run: () => void, everyMs: number): { (): void; stop: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let again = false;
  const start = () => {
    run();
    timer = setTimeout(() => {
      timer = undefined;
      if (!again) return;
      again = false;
      start();
    }, everyMs);
  };
  const ask = () => {
    if (timer === undefined) start();
    else again = true;
  };
  return Object.assign(ask, { stop: () => clearTimeout(timer) });
}
