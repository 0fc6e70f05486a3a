/** A recorded time and the time that it becomes; what lies around it keeps its distance, divided by `divisor`. */
export interface TimeShift {
  readonly from: number;
  readonly to: number;
  readonly divisor: number;
}

export function shiftTime(shift: TimeShift, recorded: number): number {
  return Math.round(shift.to + (recorded - shift.from) / shift.divisor);
}
