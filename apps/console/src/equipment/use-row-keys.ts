import type { TableRef } from 'antd/es/table';
import { type KeyboardEvent, type RefObject } from 'react';
import type { Equipment } from '../api/answers.ts';

const ROWS_A_PAGE = 15;

function stepOf(key: string, index: number, last: number): number | null {
  const targets: Readonly<Record<string, number>> = {
    ArrowDown: index + 1,
    ArrowUp: index - 1,
    PageDown: index + ROWS_A_PAGE,
    PageUp: index - ROWS_A_PAGE,
    Home: 0,
    End: last,
  };
  const target = targets[key];
  return target === undefined ? null : Math.min(last, Math.max(0, target));
}

/**
 * Keys walk through the rows, also to those that are not drawn yet; Enter opens the one that has the focus, for it is
 * a link.
 */
export function useRowKeys(pieces: readonly Equipment[], table: RefObject<TableRef | null>) {
  return (event: KeyboardEvent<HTMLElement>) => {
    const code = event.target instanceof HTMLElement ? event.target.dataset.rowLink : undefined;
    if (code === undefined) return;
    const index = pieces.findIndex(({ assetCode }) => assetCode === code);
    const target = stepOf(event.key, index, pieces.length - 1);
    const piece = target === null ? undefined : pieces[target];
    if (piece === undefined) return;
    event.preventDefault();
    const container = event.currentTarget;
    table.current?.scrollTo({ key: piece.assetCode });
    requestAnimationFrame(() => {
      container.querySelector<HTMLElement>(`[data-row-link="${piece.assetCode}"]`)?.focus({ preventScroll: true });
    });
  };
}
