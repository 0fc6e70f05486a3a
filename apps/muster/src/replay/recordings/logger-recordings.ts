import { findFile, namesWithSuffix } from './find-file.ts';
import { readTable, type Cells } from './read-table.ts';
import { readValue, readValues, type Column, type Columns } from './read-values.ts';
import type { RecordedReading, RecordingKind } from './recording.ts';

/**
 * A CAN logger leaves two files for a trip: `…_1hz.csv` with the last value in each second, and `…_signals.csv` with each
 * signal at the moment and the rate at which it came. The second is offered as a recording `…_signals`.
 */
interface LoggerTables {
  readonly columns: Columns;
  readonly signals: Columns;
}

const SIGNALS = '_signals';

export function loggerRecordings(
  about: Pick<RecordingKind, 'code' | 'family' | 'title'>,
  belongs: (recording: string) => boolean,
  tables: LoggerTables,
): RecordingKind {
  return {
    ...about,
    list(files) {
      const perSecond = namesWithSuffix(files, '_1hz.csv');
      const perSignal = namesWithSuffix(files, '_signals.csv').map((name) => `${name}${SIGNALS}`);
      return [...perSecond, ...perSignal].filter(belongs);
    },
    read(folder, files, recording) {
      return recording.endsWith(SIGNALS)
        ? readSignals(findFile(folder, files, `${recording}.csv`), tables.signals)
        : readSeconds(findFile(folder, files, `${recording}_1hz.csv`), tables.columns);
    },
  };
}

async function* readSeconds(path: string, columns: Columns): AsyncGenerator<RecordedReading> {
  for await (const cells of readTable(path)) {
    const values = readValues(cells, columns);
    const fixed = values['latitude'] !== undefined && cells['gnss_epoch_s'];
    yield {
      time: Date.parse(cells['timestamp'] ?? ''),
      ...(fixed ? { positionTime: Number(cells['gnss_epoch_s']) * 1_000 } : {}),
      values,
    };
  }
}

/** Rows of one moment make one reading; a moment with nothing but unmapped or empty signals makes none. */
async function* readSignals(path: string, signals: Columns): AsyncGenerator<RecordedReading> {
  let moment: Moment | undefined;
  let epoch: number | undefined;
  for await (const row of readTable(path)) {
    const time = Date.parse(row['timestamp'] ?? '');
    if (moment !== undefined && moment.time !== time) {
      yield* finishMoment(moment, epoch);
      moment = undefined;
    }
    moment ??= { time, values: {} };
    if (row['signal'] === 'Epoch' && row['value'] !== '') epoch = Number(row['value']) * 1_000;
    else addSignal(moment, row, signals[row['signal'] ?? '']);
  }
  if (moment !== undefined) yield* finishMoment(moment, epoch);
}

interface Moment {
  readonly time: number;
  readonly values: Record<string, number | string>;
}

function addSignal(moment: Moment, row: Cells, column: Column | undefined): void {
  const text = row['value'] ?? '';
  if (column === undefined || text === '') return;
  const metric = typeof column === 'string' ? column : column.metric;
  moment.values[metric] = readValue(text, metric, typeof column === 'string' ? undefined : column.unit);
}

/** The receiver sends its time 1 ms before the position that it belongs to. */
function* finishMoment(moment: Moment, epoch: number | undefined): Generator<RecordedReading> {
  if (Object.keys(moment.values).length === 0) return;
  const fixed = moment.values['latitude'] !== undefined && epoch !== undefined;
  yield { time: moment.time, ...(fixed ? { positionTime: epoch } : {}), values: moment.values };
}
