import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ageOf } from '../format/age.ts';
import { useNow } from '../format/use-now.ts';
import type { DrawnPiece, MapPiece } from '../map/map-piece.ts';

const AGE_STEP_MS = 10_000;

/** The pieces that have a place; under one that cannot be heard stands for how long. */
export function useDrawnPieces(pieces: readonly MapPiece[]): readonly DrawnPiece[] {
  const { t } = useTranslation();
  const nowMs = Math.floor(useNow() / AGE_STEP_MS) * AGE_STEP_MS;
  return useMemo(
    () =>
      pieces.flatMap((piece) => {
        if (piece.place === null) return [];
        if (piece.connection === 'online' || piece.lastSeen === null)
          return [{ ...piece, place: piece.place, note: '' }];
        const { unit, count } = ageOf(Date.parse(piece.lastSeen), nowMs);
        const note = `${t(`connection.${piece.connection}`)} ${t(`age.${unit}`, { count })}`;
        return [{ ...piece, place: piece.place, note }];
      }),
    [pieces, nowMs, t],
  );
}
