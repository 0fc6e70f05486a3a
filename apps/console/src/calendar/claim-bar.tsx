import { Link } from '@tanstack/react-router';
import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import type { Allocation } from '../api/answers.ts';
import { KindSign } from './kind-mark.tsx';
import { isMoved, spanOfClaim } from './tell-claim.ts';
import { placeIn, type Span } from './time-grid.ts';
import { useClaimText } from './use-claim-words.ts';

const percent = (part: number) => `${part * 100}%`;

/** Where a span lies, told in widths of the cell that holds its beginning. */
function styleIn(grid: Span, first: Span, span: Span): CSSProperties | null {
  const place = placeIn(grid, span);
  if (place === null) return null;
  const scale = (grid.toMs - grid.fromMs) / (first.toMs - first.fromMs);
  const startPart = (first.fromMs - grid.fromMs) / (grid.toMs - grid.fromMs);
  return { left: percent((place.left - startPart) * scale), width: percent(place.width * scale) };
}

interface ClaimBarProps {
  readonly claim: Allocation;
  readonly grid: Span;
  /** The cell that the bar stands in. */
  readonly cell: Span;
}

/** A claim over its time; below it a thin line over the time that was first planned, where that was another. */
export function ClaimBar({ claim, grid, cell }: ClaimBarProps) {
  const { t } = useTranslation();
  const text = useClaimText();
  const style = styleIn(grid, cell, spanOfClaim(claim));
  if (style === null) return null;
  const { kind, state, organisationName, originalFrom, originalTo } = claim;
  const original = isMoved(claim) ? styleIn(grid, cell, spanOfClaim({ from: originalFrom, to: originalTo })) : null;
  const bar = { className: `claim-bar claim-${state} kind-${kind}`, style, title: text(claim) };
  const content = (
    <>
      <KindSign kind={kind} />
      <span className="claim-text">
        {t(`calendar.kinds.${kind}`)} · {organisationName}
      </span>
    </>
  );
  return (
    <>
      {claim.reservation === null ? (
        <span {...bar}>{content}</span>
      ) : (
        <Link
          {...bar}
          to="/calendar/reservations/$reservationId"
          params={{ reservationId: claim.reservation }}
          tabIndex={-1}
          draggable={false}
          data-claim={claim.id}
        >
          {content}
        </Link>
      )}
      {original !== null && <span className="claim-original" style={original} />}
    </>
  );
}
