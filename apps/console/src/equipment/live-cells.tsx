import { useTranslation } from 'react-i18next';
import type { Equipment } from '../api/answers.ts';
import { AgeText } from '../format/age-text.tsx';
import { formatPosition } from '../format/measure.ts';
import { useLivePiece } from '../live/live.ts';
import { ConnectionMark } from './connection-mark.tsx';

interface LiveCellProps {
  readonly piece: Equipment;
}

export function LiveConnection({ piece }: LiveCellProps) {
  const news = useLivePiece(piece.assetCode);
  return <ConnectionMark connection={news?.connection ?? piece.connection} />;
}

export function LiveLastSeen({ piece }: LiveCellProps) {
  const { t } = useTranslation();
  const news = useLivePiece(piece.assetCode);
  const lastSeen = news?.lastSeen ?? piece.lastSeen;
  return lastSeen ? <AgeText time={lastSeen} /> : <span className="muted">{t('connection.never')}</span>;
}

export function LivePosition({ piece }: LiveCellProps) {
  const { t } = useTranslation();
  const news = useLivePiece(piece.assetCode);
  const position = news?.position ?? piece.position;
  return position ? (
    <span className="figures">{formatPosition(position)}</span>
  ) : (
    <span className="muted">{t('equipment.noPosition')}</span>
  );
}
