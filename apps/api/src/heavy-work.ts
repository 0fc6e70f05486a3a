import { Injectable } from '@nestjs/common';

import { Problem } from '#custody/problem';

/** Each takes a thread and up to some hundred megabytes. */
const MOST_AT_ONCE = 2;
const MOST_WAITING = 30;
const RETRY_AFTER_SECONDS = 5;

/** What is made on a thread of its own: a few at once, some that wait, and the next is asked to come again. */
@Injectable()
export class HeavyWork {
  private readonly waiting: (() => void)[] = [];
  private running = 0;

  async do<T>(work: () => Promise<T>): Promise<T> {
    await this.begin();
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.running -= 1;
    }
  }

  private async begin(): Promise<void> {
    if (this.running < MOST_AT_ONCE) {
      this.running += 1;
      return;
    }
    if (this.waiting.length >= MOST_WAITING)
      throw new Problem('rate-limited', 'others are being served: try again in a moment', {
        retryAfterSeconds: RETRY_AFTER_SECONDS,
      });
    await new Promise<void>((resolve) => this.waiting.push(resolve));
  }
}
