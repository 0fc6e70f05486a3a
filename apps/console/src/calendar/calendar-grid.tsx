import { type UIEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CalendarRow } from '../api/answers.ts';
import { useHeight } from '../frame/use-height.ts';
import { rowsInView } from './grid-cursor.ts';
import { GridHead, NowLine, useTimes } from './grid-head.tsx';
import { GridRow, ROW_HEIGHT } from './grid-row.tsx';
import type { TimeGrid } from './time-grid.ts';
import { type Proposal, useGridCursor } from './use-grid-cursor.ts';

interface CalendarGridProps {
  readonly rows: readonly CalendarRow[];
  readonly grid: TimeGrid;
  readonly onPropose: (proposal: Proposal) => void;
}

/** Pieces × time. Only the rows in view are drawn, so that twenty thousand scroll as lightly as twenty. */
export function CalendarGrid({ rows, grid, onPropose }: CalendarGridProps) {
  const { t } = useTranslation();
  const { element: frame, height } = useHeight();
  const scroller = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  const { cursor, isUsed, hands } = useGridCursor({ rows, grid, scroller, height, onPropose });
  const times = useTimes(grid);
  const inView = rowsInView({ top, height }, { rowHeight: ROW_HEIGHT, count: rows.length, focused: cursor.row });
  const scroll = ({ currentTarget }: UIEvent<HTMLElement>) => setTop(currentTarget.scrollTop);
  return (
    <div ref={frame} className="calendar-frame">
      <div ref={scroller} className="calendar-scroller" onScroll={scroll}>
        <div
          role="grid"
          aria-label={t('calendar.gridLabel')}
          aria-rowcount={rows.length + 1}
          aria-colcount={grid.cells.length + 1}
          aria-multiselectable
          className="calendar-grid"
          style={{ '--cells': grid.cells.length } as object}
          data-testid="calendar"
          {...hands}
        >
          <GridHead grid={grid} />
          <div role="rowgroup" className="calendar-rows" style={{ height: rows.length * ROW_HEIGHT }}>
            {inView.map((index) => (
              <GridRow
                key={rows[index]!.assetCode}
                row={rows[index]!}
                index={index}
                grid={grid}
                times={times}
                cursor={cursor.row === index ? cursor : null}
                isUsed={isUsed}
              />
            ))}
          </div>
          <NowLine grid={grid} named={grid.zoom !== 'month'} />
        </div>
      </div>
    </div>
  );
}
