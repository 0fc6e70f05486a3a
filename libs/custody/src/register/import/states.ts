/** A table that is staged, and what may become of it. While `reading` or `committing` its progress is counted. */
export const IMPORT_STATES = ['reading', 'staged', 'committing', 'committed', 'discarded', 'failed'] as const;

export type ImportState = (typeof IMPORT_STATES)[number];

export const ROW_VERDICTS = ['bad', 'created', 'changed', 'unchanged'] as const;

export type RowVerdict = (typeof ROW_VERDICTS)[number];
