import { Injectable } from '@nestjs/common';
import { and, eq, lt } from 'drizzle-orm';

import type { Context } from '#custody/authorisation/caller';
import { invalidField, Problem } from '#custody/problem';
import type { Transaction } from '#database/connection';
import { withTransaction } from '#database/with-transaction';

import { contextOf, type ApiRequest } from '../http/request.ts';
import { ApiParts } from '../parts.ts';
import { hashWithKey, seal, unseal } from './seal.ts';
import { idempotentRequest } from './tables.ts';

/** A phone without a network may send again days later. */
const KEPT_MS = 7 * 86_400_000;
const KEY = /^[\x21-\x7e]{1,255}$/;

/** Does the act of a POST once, however often the same request comes with the same `Idempotency-Key`. */
@Injectable()
export class Once {
  constructor(private readonly parts: ApiParts) {}

  /** `body` stands for one that was a stream. The answer is stored in the transaction of the act: both or neither. A second sender waits for the first. */
  async run<T>(request: ApiRequest, act: (context: Context) => Promise<T>, body = request.body): Promise<T> {
    const context = contextOf(request);
    const key = request.headers['idempotency-key'];
    if (key === undefined) return act(context);
    if (typeof key !== 'string' || !KEY.test(key)) throw invalidField('Idempotency-Key', 'must be visible ASCII');
    const entry = { personId: context.caller.personId, key, requestHash: this.hash(request, body, context.caller) };
    return withTransaction(this.parts.database.db, async (tx) => {
      const answer = Buffer.alloc(0);
      const claimed = await tx
        .insert(idempotentRequest)
        .values({ ...entry, answer, createdAt: context.now })
        .onConflictDoNothing()
        .returning({ key: idempotentRequest.key });
      if (claimed.length === 0) return this.recall<T>(tx, entry);
      const result = await act({ ...context, db: tx });
      await tx
        .update(idempotentRequest)
        .set({ answer: seal(this.parts.secretKey, JSON.stringify(result)) })
        .where(isEntry(entry));
      return result;
    });
  }

  /** With a key: a body may hold a password. Whoever has lost rights since then is not told again what they were told. */
  private hash({ method, url }: ApiRequest, body: unknown, { organisation, roles }: Context['caller']): Buffer {
    const told = JSON.stringify([method, url, body ?? null, organisation.code, roles.toSorted()]);
    return hashWithKey(this.parts.secretKey, told);
  }

  async dropOld(now: Date): Promise<void> {
    const { db } = this.parts.database;
    await db.delete(idempotentRequest).where(lt(idempotentRequest.createdAt, new Date(now.getTime() - KEPT_MS)));
  }

  private async recall<T>(tx: Transaction, entry: Entry): Promise<T> {
    const [stored] = await tx.select().from(idempotentRequest).where(isEntry(entry));
    if (!stored) throw new Error('an idempotent request vanished while it was read');
    if (!stored.requestHash.equals(entry.requestHash)) {
      throw new Problem(
        'idempotency-mismatch',
        'this Idempotency-Key was sent with another request, or with other rights',
      );
    }
    return JSON.parse(unseal(this.parts.secretKey, stored.answer)) as T;
  }
}

interface Entry {
  readonly personId: string;
  readonly key: string;
  readonly requestHash: Buffer;
}

function isEntry({ personId, key }: Entry) {
  return and(eq(idempotentRequest.personId, personId), eq(idempotentRequest.key, key));
}
