export interface SpanSelection {
  /** The element that a person drags over. */
  readonly surface: HTMLElement;
  /** The mark that shows what is selected so far. */
  readonly mark: HTMLElement;
  readonly onSelect: (fromPx: number, toPx: number) => void;
}

/** A twitch of the hand is no selection. */
const LEAST_WIDTH_PX = 8;

/** Drag sideways to select a span. By mouse or pen alone: a finger scrolls the page. */
export function listenForSpan({ surface, mark, onSelect }: SpanSelection): () => void {
  const listening = new AbortController();
  let startPx: number | null = null;
  const xOf = (event: PointerEvent) => event.clientX - surface.getBoundingClientRect().left;

  const begin = (event: PointerEvent) => {
    if (event.pointerType === 'touch' || event.button !== 0) return;
    startPx = xOf(event);
  };
  const show = (event: PointerEvent) => {
    if (startPx === null) return;
    const [left, width] = [Math.min(startPx, xOf(event)), Math.abs(startPx - xOf(event))];
    mark.hidden = width < LEAST_WIDTH_PX;
    mark.style.left = `${left}px`;
    mark.style.width = `${width}px`;
  };
  const end = (event: PointerEvent) => {
    if (startPx === null) return;
    const [from, to] = [Math.min(startPx, xOf(event)), Math.max(startPx, xOf(event))];
    startPx = null;
    mark.hidden = true;
    if (to - from >= LEAST_WIDTH_PX) onSelect(from, to);
  };

  const { signal } = listening;
  surface.addEventListener('pointerdown', begin, { signal });
  window.addEventListener('pointermove', show, { signal });
  window.addEventListener('pointerup', end, { signal });
  return () => listening.abort();
}
