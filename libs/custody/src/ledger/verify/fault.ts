/** Something wrong in an export, and where. */
export interface Fault {
  /** Of the file, from 1; 0 for the file as a whole. */
  readonly line: number;
  /** In plain words: which entry, which field. */
  readonly says: string;
}

/** So many of a stretch are told; one change may be seen in thousands of places. */
export const MOST_FAULTS = 20;
