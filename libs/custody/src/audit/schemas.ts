import { z } from 'zod';

import { instant, organisationCode, page, text } from '../fields.ts';

const outcome = z.enum(['done', 'refused']).meta({ id: 'AuditOutcome' });

export const auditQuery = z.strictObject({
  from: instant.optional().meta({ description: 'Half-open [from, to), time of recording' }),
  to: instant.optional(),
  action: text(100).optional().meta({ description: 'A verb, such as `change-person`, or `METHOD route` of a refusal' }),
  outcome: outcome.optional(),
  person: z.uuid().optional().meta({ description: 'Who did it' }),
  subject: text(200).optional().meta({ description: 'What it was done to: an asset code, a code, an id' }),
  ...page,
});
export type AuditQuery = z.infer<typeof auditQuery>;

export const auditEntryShape = z
  .object({
    id: z.uuid(),
    recordedAt: instant,
    action: z.string(),
    outcome,
    reason: z.string().nullable().meta({ description: 'Of a refusal: its problem code' }),
    person: z
      .object({ id: z.uuid(), username: z.string(), name: z.string(), organisation: organisationCode })
      .nullable()
      .meta({ description: 'null when nobody was signed in' }),
    address: z.string().nullable(),
    subject: z
      .object({
        kind: z.string(),
        id: z.string(),
        name: z
          .string()
          .nullable()
          .meta({ description: 'What people call it today; null where nobody does, or it is gone' }),
      })
      .nullable(),
    changes: z
      .record(z.string(), z.object({ before: z.unknown().optional(), after: z.unknown().optional() }))
      .meta({ description: 'Each field that changed; never a secret or a telephone number' }),
    count: z.int().meta({ description: 'How many alike this entry stands for' }),
  })
  .meta({
    id: 'AuditEntry',
    examples: [
      {
        id: '019ab5a1-7f2e-7c3d-9f00-0242ac120002',
        recordedAt: '2025-11-22T20:00:00.000Z',
        action: 'change-person',
        outcome: 'done',
        reason: null,
        person: {
          id: '019ab5a0-0000-7000-8000-000000000001',
          username: 'admin',
          name: '系统管理员',
          organisation: 'center',
        },
        address: '127.0.0.1',
        subject: { kind: 'person', id: '019ab5a0-0000-7000-8000-000000000002', name: '李伟' },
        changes: { roles: { before: ['viewer'], after: ['viewer', 'custodian'] } },
        count: 1,
      },
    ],
  });
export type AuditEntry = z.infer<typeof auditEntryShape>;
