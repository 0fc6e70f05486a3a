/** How many messages may be on their way unacknowledged: whoever wants to send one more waits here. */
export class MessageWindow {
  private onTheirWay = 0;
  private closed = false;
  private readonly waiting: ((maySend: boolean) => void)[] = [];
  private readonly idle: (() => void)[] = [];

  constructor(private readonly size: number) {}

  /** Resolves to whether the message may be sent: `false` once the window is closed. */
  async enter(): Promise<boolean> {
    if (this.closed) return false;
    if (this.onTheirWay >= this.size) return new Promise((resolve) => this.waiting.push(resolve));
    this.onTheirWay += 1;
    return true;
  }

  leave(): void {
    const next = this.waiting.shift();
    // The place goes straight to whoever waited longest.
    if (next !== undefined) return next(true);
    this.onTheirWay -= 1;
    if (this.onTheirWay === 0) this.idle.splice(0).forEach((resolve) => resolve());
  }

  /** Lets nothing more through; what is on its way goes on. */
  close(): void {
    this.closed = true;
    this.waiting.splice(0).forEach((refuse) => refuse(false));
  }

  /** Resolves when nothing is on its way. */
  async drained(): Promise<void> {
    if (this.onTheirWay > 0) await new Promise<void>((resolve) => this.idle.push(resolve));
  }
}
