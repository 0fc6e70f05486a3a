import { type RefObject, useEffect, useRef, useState } from 'react';

/** How high an element is, for what must know it to draw no more than fits. */
export function useHeight(): { element: RefObject<HTMLDivElement | null>; height: number } {
  const element = useRef<HTMLDivElement>(null);
  const [height, setHeight] = useState(0);
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => setHeight(Math.floor(entry?.contentRect.height ?? 0)));
    observer.observe(element.current!);
    return () => observer.disconnect();
  }, []);
  return { element, height };
}
