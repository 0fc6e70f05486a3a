import { Link } from '@tanstack/react-router';
import { memo, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Allocation, CalendarRow } from '../api/answers.ts';
import { FamilyGlyph } from '../equipment/family-mark.tsx';
import { ClaimBar } from './claim-bar.tsx';
import { type Cursor, isChosen } from './grid-cursor.ts';
import { spanOfClaim } from './tell-claim.ts';
import { overlaps, type TimeGrid } from './time-grid.ts';
import { useClaimText } from './use-claim-words.ts';

export const ROW_HEIGHT = 44;

interface GridRowProps {
  readonly row: CalendarRow;
  readonly index: number;
  readonly grid: TimeGrid;
  /** What each column is called. */
  readonly times: readonly string[];
  /** Where the focus is, when it is in this row. */
  readonly cursor: Cursor | null;
  /** Whether anybody has chosen a cell yet. */
  readonly isUsed: boolean;
}

/** Each cell with what begins in it; what began before the grid stands in the first. */
function useCells(row: CalendarRow, grid: TimeGrid) {
  return useMemo(() => {
    const claims = row.allocations.map((claim) => ({ claim, span: spanOfClaim(claim) }));
    return grid.cells.map((cell, index) => {
      const held = claims.filter(({ span }) => overlaps(span, cell)).map(({ claim }) => claim);
      const begins = claims.filter(({ claim, span }) => {
        if (!held.includes(claim)) return false;
        return index === 0 || span.fromMs >= cell.fromMs;
      });
      return { held, begins: begins.map(({ claim }) => claim) };
    });
  }, [row, grid]);
}

export const GridRow = memo(function GridRow({ row, index, grid, times, cursor, isUsed }: GridRowProps) {
  const { t } = useTranslation();
  const claimText = useClaimText();
  const cells = useCells(row, grid);
  const { assetCode, name, family } = row;
  const describe = (held: readonly Allocation[]) =>
    held.length === 0 ? t('calendar.free') : held.map(claimText).join('；');
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      className="calendar-row"
      style={{ top: index * ROW_HEIGHT }}
      data-row={index}
      data-piece={assetCode}
    >
      <div role="rowheader" className="calendar-piece">
        <Link to="/equipment/$assetCode" params={{ assetCode }} className="code" tabIndex={-1}>
          {assetCode}
        </Link>
        <span className="calendar-piece-name">
          <FamilyGlyph family={family} size={16} /> {name}
        </span>
      </div>
      {cells.map(({ held, begins }, cell) => {
        const time = times[cell]!;
        const label = t('calendar.cell', { assetCode, time, state: describe(held) });
        const chosen = isUsed && cursor !== null && isChosen(cursor, cell);
        return (
          <div
            key={time}
            role="gridcell"
            aria-colindex={cell + 2}
            aria-selected={chosen}
            {...(begins.length === 0 && { 'aria-label': label })}
            tabIndex={cursor?.cell === cell ? 0 : -1}
            data-cell={`${index}:${cell}`}
            className={cell % grid.perHeading === 0 ? 'calendar-cell calendar-cell-first' : 'calendar-cell'}
          >
            {begins.length > 0 && <span className="visually-hidden">{label}</span>}
            {begins.map((claim) => (
              <ClaimBar key={claim.id} claim={claim} grid={grid} cell={grid.cells[cell]!} />
            ))}
          </div>
        );
      })}
    </div>
  );
});
