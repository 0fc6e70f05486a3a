import { formatClock, formatDate } from '../format/screen-time.ts';
import { useNow } from '../format/use-now.ts';
import { useTimeZoneName } from '../format/use-time-zone-name.ts';

export function WallClock() {
  const zoneName = useTimeZoneName();
  const nowMs = useNow();
  return (
    <time className="clock" dateTime={new Date(nowMs).toISOString()} title={zoneName}>
      <span className="clock-date">
        {zoneName} {formatDate(nowMs)}
      </span>{' '}
      <span className="clock-time">{formatClock(nowMs)}</span>
    </time>
  );
}
