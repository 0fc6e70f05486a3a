import type { RaisedAlarm } from './alarm-changes.ts';

/** The last alarm of a condition after it was cleared, and how far late readings can still move its ends. */
export class ClosedInterval {
  readonly alarm: RaisedAlarm;
  #goodBefore: number;
  #lastHeldAt: number;

  /**
   * @param goodBefore the last reading before it was raised
   * @param lastHeldAt the last reading at which it stood
   */
  constructor(alarm: RaisedAlarm, goodBefore: number, lastHeldAt: number) {
    this.alarm = alarm;
    this.#goodBefore = goodBefore;
    this.#lastHeldAt = lastHeldAt;
  }

  /** The interval as a late reading shows it, or undefined when it stays. */
  after(time: number, raises: boolean, keeps: boolean): { raisedAt: number; clearedAt: number } | undefined {
    const { raisedAt, clearedAt } = this.alarm;
    if (clearedAt === undefined) return undefined;
    if (time < raisedAt && time > this.#goodBefore) {
      if (raises) return { raisedAt: time, clearedAt };
      this.#goodBefore = time;
    } else if (time > this.#lastHeldAt && time < clearedAt) {
      if (!keeps) return { raisedAt, clearedAt: time };
      this.#lastHeldAt = time;
    }
    return undefined;
  }
}
