import type { AlarmSlot } from './alarm-slot.ts';
import { DueQueue } from './due-queue.ts';
import { silencePeriodMs, type Rule, type WatchedPiece } from './rule.ts';

/** Longer without a look at the clock, and it was we who were away, not the machines. */
const OWN_ABSENCE_MS = 15_000;

interface SilenceCondition {
  readonly periodMs: number;
  readonly slot: AlarmSlot;
}

/** When a piece was heard last, and the rules about its silence. */
export class HeardPiece {
  readonly assetCode: string;
  readonly conditions: readonly SilenceCondition[];
  heardAt: number;
  /** Its conditions changed, and others have taken the place of these. */
  dropped = false;

  constructor(piece: WatchedPiece, silent: readonly Rule[], openSlot: (rule: Rule) => AlarmSlot, heardAt: number) {
    this.assetCode = piece.assetCode;
    this.heardAt = heardAt;
    this.conditions = silent.map((rule) => ({
      periodMs: rule.forSeconds === null ? silencePeriodMs(piece) : rule.forSeconds * 1000,
      slot: openSlot(rule),
    }));
  }
}

interface Due {
  readonly piece: HeardPiece;
  readonly condition: SilenceCondition;
}

/**
 * Finds who was not heard for its period, from a queue of due times. Whoever is heard only moves its own time; the
 * queue looks again when the old one is due.
 */
export class SilenceWatch {
  readonly #queue = new DueQueue<Due>();
  readonly #elsewhere = new Set<string>();
  #awakeSince: number;
  #lookedAt: number;

  /** @param startedAt nothing is silent before one period after it */
  constructor(startedAt: number) {
    this.#awakeSince = startedAt;
    this.#lookedAt = startedAt;
  }

  watch(piece: HeardPiece): void {
    for (const condition of piece.conditions) {
      if (!condition.slot.isMet) this.#queue.push(this.#dueAt(piece, condition), { piece, condition });
    }
  }

  /** Whether another gateway hears the piece: then that one says that it is silent. */
  setElsewhere(assetCode: string, isElsewhere: boolean): void {
    if (isElsewhere) this.#elsewhere.add(assetCode);
    else this.#elsewhere.delete(assetCode);
  }

  isElsewhere(assetCode: string): boolean {
    return this.#elsewhere.has(assetCode);
  }

  /** Any accepted message counts, late ones too. */
  hear(piece: HeardPiece, receivedAt: number): void {
    if (receivedAt > piece.heardAt) piece.heardAt = receivedAt;
    for (const condition of piece.conditions) {
      if (!condition.slot.isMet) continue;
      condition.slot.clear(receivedAt);
      this.#queue.push(this.#dueAt(piece, condition), { piece, condition });
    }
  }

  /** Server time goes on: whoever is due by now is silent. */
  advance(now: number): void {
    if (now < this.#lookedAt) return;
    if (now - this.#lookedAt > OWN_ABSENCE_MS) this.#awakeSince = now;
    this.#lookedAt = now;
    while (this.#queue.nextDueAt <= now) this.#judge(this.#queue.popDue(now)!, now);
  }

  #judge({ piece, condition }: Due, now: number): void {
    if (piece.dropped || condition.slot.isMet) return;
    const dueAt = this.#dueAt(piece, condition);
    if (dueAt > now) this.#queue.push(dueAt, { piece, condition });
    else if (this.#elsewhere.has(piece.assetCode)) this.#queue.push(now + condition.periodMs, { piece, condition });
    else condition.slot.raise(dueAt, now, null);
  }

  #dueAt({ heardAt }: HeardPiece, { periodMs }: SilenceCondition): number {
    return Math.max(heardAt, this.#awakeSince) + periodMs;
  }
}
