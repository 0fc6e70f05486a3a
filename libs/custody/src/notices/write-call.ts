import { eq } from 'drizzle-orm';

import type { Queryable } from '#database/connection';
import { NotDelivered } from '#database/outbox/settle';
import type { OutboxMessage } from '#database/outbox/tables';

import { dutyMember } from '../duty/tables.ts';
import { organisation } from '../organisations/tables.ts';
import { noticeAddress } from './notice-address.ts';
import type { CallPayload } from './schemas.ts';
import { notice } from './tables.ts';
import { writeText } from './write-text.ts';

/** What the port is asked to bring to somebody: docs/notices.md. */
export interface CallBody {
  readonly type: 'notice.call';
  readonly timestamp: string;
  readonly data: {
    readonly id: string;
    readonly channel: string;
    readonly to: { readonly name: string; readonly telephone: string; readonly function: string };
    readonly organisation: { readonly code: string; readonly name: string };
    readonly notice: {
      readonly id: string;
      readonly kind: string;
      readonly causedAt: string;
      readonly url: string | null;
    };
    readonly answerBy: string | null;
    readonly text: { readonly zh: string; readonly en: string };
  };
}

/** Puts a call into words. The number is read here and now, from the roster: nothing else holds it. */
export async function writeCall(
  db: Queryable,
  message: OutboxMessage,
  { timeZone, base }: { readonly timeZone: string; readonly base: string | undefined },
): Promise<CallBody> {
  const called = message.payload as CallPayload;
  const [member] = await db.select().from(dutyMember).where(eq(dutyMember.id, message.receiver));
  if (!member?.telephone) throw new NotDelivered(`${called.name} is not in the roster any more`, { isFinal: true });
  const [row] = await db
    .select({ notice, organisationName: organisation.name })
    .from(notice)
    .innerJoin(organisation, eq(organisation.code, notice.organisation))
    .where(eq(notice.id, called.notice));
  if (!row) throw new NotDelivered('the notice is gone', { isFinal: true });
  if (row.notice.acknowledgedAt !== null) throw new NotDelivered('it was answered meanwhile', { isFinal: true });
  const { id, kind, causedAt, escalateAt, organisation: code } = row.notice;
  const url = base === undefined ? null : noticeAddress(base, id);
  // Nobody takes down an address that is read out.
  const shown = message.channel === 'sms' ? url : null;
  return {
    type: 'notice.call',
    timestamp: message.createdAt.toISOString(),
    data: {
      id: message.id,
      channel: message.channel,
      to: { name: member.name, telephone: member.telephone, function: member.function },
      organisation: { code, name: row.organisationName },
      notice: { id, kind, causedAt: causedAt.toISOString(), url },
      answerBy: escalateAt?.toISOString() ?? null,
      text: writeText(row.notice, timeZone, shown),
    },
  };
}
