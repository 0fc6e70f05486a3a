import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { OpenAlarmsMark } from '../alarms/open-alarms-mark.tsx';
import type { Equipment } from '../api/answers.ts';
import { FamilyMark } from './family-mark.tsx';
import { LiveConnection, LiveLastSeen } from './live-cells.tsx';

/** As many as a thumb scrolls through; a phone does not hold thousands of live cards. */
const CARDS_A_STEP = 100;

/** The list on a phone: one column, each piece a target that a glove can hit. */
export function EquipmentCards({ pieces }: { pieces: readonly Equipment[] }) {
  const { t } = useTranslation();
  const [most, setMost] = useState(CARDS_A_STEP);
  return (
    <>
      <ul className="list-cards" data-testid="equipment-list">
        {pieces.slice(0, most).map((piece) => (
          <EquipmentCard key={piece.assetCode} piece={piece} />
        ))}
      </ul>
      {pieces.length > most && (
        <Button block className="list-more" onClick={() => setMost(most + CARDS_A_STEP)}>
          {t('list.more')}
        </Button>
      )}
    </>
  );
}

function EquipmentCard({ piece }: { piece: Equipment }) {
  const { assetCode, name, family } = piece;
  return (
    <li>
      <Link to="/equipment/$assetCode" params={{ assetCode }} className="list-card" data-row-link={assetCode}>
        <span className="list-card-head">
          <span className="code">{assetCode}</span>
          <LiveConnection piece={piece} />
        </span>
        <span className="list-card-head">
          {name}
          <OpenAlarmsMark assetCode={assetCode} />
        </span>
        <span className="muted equipment-card-head">
          <FamilyMark family={family} />
          <LiveLastSeen piece={piece} />
        </span>
      </Link>
    </li>
  );
}
