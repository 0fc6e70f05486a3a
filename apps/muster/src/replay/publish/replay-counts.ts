/** What a run has done so far, over all its pieces. */
export class ReplayCounts {
  startedAt = 0;
  rowsSent = 0;
  messagesSent = 0;
  rowsAcknowledged = 0;
  messagesAcknowledged = 0;
  /** Connections that are up now, and how often one had to be made again. */
  connected = 0;
  reconnections = 0;

  constructor(
    readonly pieces: number,
    /** `Infinity` in a loop. */
    readonly rowsTotal: number,
  ) {}

  /** Messages that went out and were never acknowledged. */
  get messagesLost(): number {
    return this.messagesSent - this.messagesAcknowledged;
  }
}
