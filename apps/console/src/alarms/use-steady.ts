import { type PointerEvent, useCallback, useEffect, useRef, useState } from 'react';
import { steadyOrder } from './steady-order.ts';

/** A mouse that was left lying on a button holds nothing up for ever. */
const LONGEST_HOLD_MS = 10_000;
/** Long enough to see what the press has done, and for a second press to hit nothing else. */
const AFTER_PRESS_MS = 2_500;

const isOverAct = ({ target }: PointerEvent) => target instanceof Element && target.closest('[data-act]') !== null;

/** A live list whose rows stand still while a hand is on one of their acts (`data-act`); another question frees them. */
export function useSteady<T extends { readonly id: string }>(next: readonly T[], question: string) {
  const [isHeld, setHeld] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const shown = useRef({ rows: next, question });
  const hold = useCallback((forMs: number) => {
    setHeld(forMs > 0);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setHeld(false), forMs);
  }, []);
  useEffect(() => () => clearTimeout(timer.current), []);

  const stands = isHeld && shown.current.question === question;
  const rows = stands ? steadyOrder(shown.current.rows, next) : next;
  shown.current = { rows, question };
  const waiting = stands ? next.filter(({ id }) => !rows.some((item) => item.id === id)).length : 0;
  const hands = {
    onPointerOver: (event: PointerEvent) => isOverAct(event) && hold(LONGEST_HOLD_MS),
    onPointerOut: (event: PointerEvent) => isOverAct(event) && hold(event.pointerType === 'mouse' ? 0 : AFTER_PRESS_MS),
    onPointerUp: (event: PointerEvent) => isOverAct(event) && hold(AFTER_PRESS_MS),
  };
  return { rows, waiting, hands };
}
