import { z } from 'zod';

import { allocationKind } from '../calendar/notice-schemas.ts';
import { assetCode, instant, organisationCode, text } from '../fields.ts';
import { shiftShape } from './schemas.ts';
import { SHIFT_HANDOVER_STANDINGS } from './states.ts';

const counted = <Item extends z.ZodType>(item: Item) =>
  z.object({ count: z.int().meta({ description: 'Of all; at most 100 are listed' }), items: z.array(item) });

export const openMatters = z
  .object({
    notices: counted(
      z.object({ id: z.uuid(), kind: z.string(), organisation: organisationCode, causedAt: instant }),
    ).meta({ description: 'Nobody of the organisation, or of one below it, has answered them' }),
    handovers: counted(
      z.object({ id: z.uuid(), assetCode, from: organisationCode, to: organisationCode, expiresAt: instant }),
    ).meta({ description: 'Offers to or by the organisation that wait for an answer' }),
    claimsAtRisk: counted(
      z.object({ id: z.uuid(), assetCode, kind: allocationKind, from: instant, to: instant.nullable() }),
    ).meta({ description: 'Claims of the organisation that wait for a deployment to end' }),
  })
  .meta({ id: 'OpenMatters', description: 'What one shift leaves to the next' });
export type OpenMatters = z.infer<typeof openMatters>;

const shiftSignature = z
  .object({
    person: z.object({ id: z.uuid(), name: z.string() }),
    at: instant,
    confirmed: z.boolean().meta({ description: 'The password was entered for it' }),
    typed: z.string().nullable(),
    drawn: z.string().nullable().meta({ description: 'A PNG as a data URL' }),
    remark: z.string().nullable(),
    ledgerNumber: z.int().meta({ description: 'Its entry in the chain of the organisation' }),
  })
  .meta({ id: 'ShiftSignature' });
export type ShiftSignature = z.infer<typeof shiftSignature>;

export const shiftHandoverShape = z
  .object({
    state: z.enum(SHIFT_HANDOVER_STANDINGS).meta({
      description: '`open`: nobody has signed; `given`: who goes has; `taken`: who comes has as well',
    }),
    shift: shiftShape,
    nextShift: shiftShape.nullable().meta({ description: 'Who takes over; null while the roster names nobody' }),
    openMatters: openMatters.meta({ description: 'As they are now while it is open, and then as they were signed' }),
    given: shiftSignature.nullable(),
    taken: shiftSignature.nullable(),
    maySign: z.boolean().meta({ description: 'Whether the next to sign may be the caller' }),
  })
  .meta({ id: 'ShiftHandover', description: '交接班' });
export type ShiftHandover = z.infer<typeof shiftHandoverShape>;

export const shiftSigning = z
  .strictObject({
    remark: text(2_000).optional(),
    signature: text(100_000)
      .optional()
      .meta({ description: 'A drawn mark as `data:image/png;base64,…` of at most 64 KiB, or a typed name' }),
    password: text(200).optional().meta({ format: 'password', description: 'One’s own, entered again' }),
  })
  .meta({
    id: 'ShiftSigning',
    description: 'With a session cookie the password must be entered again',
    examples: [{ remark: '川南汛期备勤两台泵在途', signature: '张敏' }],
  });
export type ShiftSigning = z.infer<typeof shiftSigning>;
