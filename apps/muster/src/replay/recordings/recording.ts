/** One reading as the machine made it, in catalogue names and units, on the recording's own clock. */
export interface RecordedReading {
  /** The device's time, ms. Where its date is impossible: the time that its neighbours make likely, used for the pace alone. */
  readonly time: number;
  /** The device's date and time as written, when no calendar has it. */
  readonly impossibleTime?: string;
  /** The GNSS receiver's own time of the position, ms. */
  readonly positionTime?: number;
  readonly values: RecordedValues;
}

export type RecordedValues = Readonly<Record<string, number | string>>;

/** One sort of folder: how it is told from the others, which recordings it holds and how they are read. */
export interface RecordingKind {
  readonly code: string;
  /** Family that a piece is registered with when it is replayed from here. */
  readonly family: string;
  /** What the recorded machine is called on the console. */
  readonly title: string;
  /** The recordings among these file names, the preferred one first; none when the folder is of another kind. */
  list(files: readonly string[]): string[];
  read(folder: string, files: readonly string[], recording: string): AsyncIterable<RecordedReading>;
}

/** A recording in memory: all copies of a fleet play the same one. */
export interface Recording {
  readonly kind: RecordingKind;
  readonly name: string;
  readonly readings: readonly RecordedReading[];
}
