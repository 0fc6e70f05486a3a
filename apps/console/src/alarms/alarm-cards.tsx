import type { Alarm } from '../api/answers.ts';
import { AgeText } from '../format/age-text.tsx';
import { useNarrow } from '../preferences/media-query.ts';
import { Acknowledge, type AlarmActs, AlarmCause, AlarmCustodian, AlarmPiece, AlarmState } from './alarm-parts.tsx';
import { SeverityMark } from './severity-mark.tsx';

interface AlarmCardsProps {
  readonly alarms: readonly Alarm[];
  readonly acts: AlarmActs;
  /** Left out where the page is that of the piece. */
  readonly withPiece?: boolean;
}

/** Alarms in one column, each with its act at the bottom, under the thumb. */
export function AlarmCards({ alarms, acts, withPiece = true }: AlarmCardsProps) {
  const narrow = useNarrow();
  return (
    <ul className="list-cards" data-testid="alarm-list">
      {alarms.map((alarm) => (
        <li key={alarm.id} className="list-card alarm-card" data-alarm={alarm.id}>
          <span className="list-card-head">
            <SeverityMark {...alarm} />
            <AgeText time={alarm.raisedAt} />
          </span>
          {withPiece && (
            <div className="alarm-card-piece">
              <AlarmPiece alarm={alarm} />
            </div>
          )}
          <AlarmCause alarm={alarm} />
          {!withPiece && alarm.witness !== null && <AlarmCustodian alarm={alarm} />}
          {!alarm.active && <AlarmState alarm={alarm} />}
          <div className="alarm-card-act">
            <Acknowledge alarm={alarm} block primary={narrow} {...acts} />
          </div>
        </li>
      ))}
    </ul>
  );
}
