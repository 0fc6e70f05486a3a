import { Link } from '@tanstack/react-router';
import type { Equipment } from '../api/answers.ts';
import { FamilyMark } from './family-mark.tsx';
import { LiveConnection, LiveLastSeen } from './live-cells.tsx';

/** The list on a phone: one column, each piece a target that a glove can hit. */
export function EquipmentCards({ pieces }: { pieces: readonly Equipment[] }) {
  return (
    <ul className="list-cards" data-testid="equipment-list">
      {pieces.map((piece) => (
        <li key={piece.assetCode}>
          <Link
            to="/equipment/$assetCode"
            params={{ assetCode: piece.assetCode }}
            className="list-card"
            data-row-link=""
          >
            <span className="list-card-head">
              <span className="code">{piece.assetCode}</span>
              <LiveConnection piece={piece} />
            </span>
            <span>{piece.name}</span>
            <span className="muted equipment-card-head">
              <FamilyMark family={piece.family} />
              <LiveLastSeen piece={piece} />
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
