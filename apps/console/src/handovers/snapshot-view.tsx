import { useTranslation } from 'react-i18next';
import type { MetricState, TelemetrySnapshot } from '../api/answers.ts';
import { ConnectionMark } from '../equipment/connection-mark.tsx';
import { useLabel, useMetrics } from '../equipment/families.ts';
import { AgeText } from '../format/age-text.tsx';
import { formatHours, formatMeasure, formatPosition } from '../format/measure.ts';
import { formatDateTime } from '../format/screen-time.ts';
import { useWords } from '../messages/use-words.ts';
import { SnapshotFaults } from './snapshot-faults.tsx';

interface SnapshotViewProps {
  readonly title: string;
  readonly snapshot: TelemetrySnapshot;
  /** Of a machine that goes on talking: ages count. Else what it had said by then, with its times. */
  readonly isLive?: boolean;
}

/** What the machine itself says: connection, hours, position, fuel, faults, each with its time. */
export function SnapshotView({ title, snapshot, isLive = false }: SnapshotViewProps) {
  const { t } = useTranslation();
  const { takenAt, connection, lastSeen, position, running } = snapshot;
  const when = (time: string) => (isLive ? <AgeText time={time} /> : <ExactTime time={time} />);
  return (
    <section className="snapshot" aria-label={title} data-testid={isLive ? 'snapshot-now' : 'snapshot'}>
      <h3>
        {title} {!isLive && <ExactTime time={takenAt} />}
      </h3>
      <dl className="facts">
        <dt>{t('connection.label')}</dt>
        <dd>
          <ConnectionMark connection={connection} />{' '}
          {lastSeen === null ? <span className="muted">{t('equipment.neverReported')}</span> : when(lastSeen)}
        </dd>
        <RunningHours snapshot={snapshot} when={when} />
        {running !== undefined && (
          <>
            <dt>{t('witness.engine')}</dt>
            <dd>
              {t(running.value ? 'witness.isRunning' : 'witness.isStopped')} {when(running.time)}
            </dd>
          </>
        )}
        <dt>{t('equipment.position')}</dt>
        <dd>
          {position === undefined ? (
            <span className="muted">{t('equipment.noPosition')}</span>
          ) : (
            <>
              <span className="figures">{formatPosition(position)}</span> {when(position.time)}
            </>
          )}
        </dd>
        <SnapshotMetrics metrics={snapshot.metrics} when={when} />
      </dl>
      <SnapshotFaults alarms={snapshot.alarms} />
    </section>
  );
}

type When = (time: string) => React.ReactNode;

function ExactTime({ time }: { time: string }) {
  return (
    <time dateTime={time} className="muted figures">
      {formatDateTime(Date.parse(time))}
    </time>
  );
}

function RunningHours({ snapshot, when }: { snapshot: TelemetrySnapshot; when: When }) {
  const { t } = useTranslation();
  const { runningHours, runningHoursTime } = snapshot;
  return (
    <>
      <dt>{t('report.runningHours')}</dt>
      <dd data-testid="snapshot-hours">
        {runningHours === undefined ? (
          <span className="muted">{t('witness.noHours')}</span>
        ) : (
          <strong className="figures">{formatHours(runningHours)}</strong>
        )}{' '}
        {runningHoursTime !== undefined && when(runningHoursTime)}
      </dd>
    </>
  );
}

/** Already told as the hours of the machine. */
const METER = 'cumulativeOperatingHours';

function SnapshotMetrics({ metrics, when }: { metrics: TelemetrySnapshot['metrics']; when: When }) {
  const catalogue = useMetrics();
  const label = useLabel();
  const stateWord = useWords('states');
  const show = (name: string, { value, unit }: MetricState) =>
    typeof value === 'number' ? formatMeasure(value, unit ?? '1', name) : stateWord(String(value));
  return Object.entries(metrics)
    .filter(([name]) => name !== METER)
    .map(([name, metric]) => (
      <div key={name} className="facts-row">
        <dt>
          {label(
            catalogue.find((one) => one.name === name),
            name,
          )}
        </dt>
        <dd>
          <span className="figures">{show(name, metric)}</span> {when(metric.time)}
        </dd>
      </div>
    ));
}
