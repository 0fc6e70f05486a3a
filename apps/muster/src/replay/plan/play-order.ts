/** A row and how often the recording has begun anew before it. */
export interface Step {
  readonly row: number;
  readonly pass: number;
}

/** Every row once, from `firstRow` round to the row before it; for ever in a loop. */
export function* playOrder(rows: number, firstRow: number, loop: boolean): Generator<Step> {
  const end = loop ? Infinity : firstRow + rows;
  for (let position = firstRow; position < end; position += 1) {
    yield { row: position % rows, pass: Math.floor(position / rows) };
  }
}

/** The last step of one pass from `firstRow` on. */
export function lastStep(rows: number, firstRow: number): Step {
  const position = firstRow + rows - 1;
  return { row: position % rows, pass: Math.floor(position / rows) };
}
