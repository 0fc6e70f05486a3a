import { Injectable } from '@nestjs/common';

/** Does what concerns one account one after the other: guesses sent all at once must see each other's failures. */
@Injectable()
export class Turns {
  private readonly last = new Map<string, Promise<unknown>>();

  async take<T>(account: string, work: () => Promise<T>): Promise<T> {
    const before = this.last.get(account) ?? Promise.resolve();
    const turn = before.then(work, work);
    this.last.set(account, turn);
    try {
      return await turn;
    } finally {
      if (this.last.get(account) === turn) this.last.delete(account);
    }
  }
}
