import type { TableRef } from 'antd/es/table';
import { type KeyboardEvent, type RefObject } from 'react';

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
 * a link that carries the key of its row as `data-row-link`.
 */
export function useRowKeys(rowKeys: readonly string[], table: RefObject<TableRef | null>) {
  return (event: KeyboardEvent<HTMLElement>) => {
    const focused = event.target instanceof HTMLElement ? event.target.dataset.rowLink : undefined;
    if (focused === undefined) return;
    const target = stepOf(event.key, rowKeys.indexOf(focused), rowKeys.length - 1);
    const key = target === null ? undefined : rowKeys[target];
    if (key === undefined) return;
    event.preventDefault();
    const container = event.currentTarget;
    table.current?.scrollTo({ key });
    requestAnimationFrame(() => {
      container.querySelector<HTMLElement>(`[data-row-link="${key}"]`)?.focus({ preventScroll: true });
    });
  };
}
