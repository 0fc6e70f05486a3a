import { z } from 'zod';

import { instant, organisationCode, page, text } from '../fields.ts';
import { DELIVERY_STATES } from '../notices/delivery-state.ts';
import { WEBHOOK_EVENTS } from './kinds.ts';

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

function isCallable(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, username, password, hash } = new URL(address);
  if (username !== '' || password !== '' || hash !== '') return false;
  return protocol === 'https:' || (protocol === 'http:' && LOOPBACK.test(hostname));
}

const url = z
  .string()
  .max(1_000)
  .regex(/^[!-~]+$/, 'must be written in ASCII, without spaces')
  .refine(isCallable, 'must be an https address without user and fragment (http on this computer alone)')
  .meta({ examples: ['https://duty.example/muster'] });

const event = z.enum(WEBHOOK_EVENTS).meta({
  id: 'WebhookEvent',
  description:
    '`alarm.…`: of pieces in reach; `allocation.changed`: claims on them; `notice.created`: what organisations in reach are told; `ledger.checkpoint`: each signed tree of the ledger, to be kept as a witness',
});
const events = z
  .array(event)
  .min(1)
  .max(WEBHOOK_EVENTS.length)
  .refine((all) => new Set(all).size === all.length, 'must name each once');

export const newWebhook = z
  .strictObject({
    organisation: organisationCode.optional().meta({ description: 'Whose it is: it hears what they reach' }),
    url,
    description: text(200).optional(),
    events,
  })
  .meta({
    id: 'NewWebhook',
    examples: [{ url: 'https://duty.example/muster', events: ['alarm.raised', 'notice.created'] }],
  });
export type NewWebhook = z.infer<typeof newWebhook>;

export const webhookChange = z
  .strictObject({
    url: url.optional(),
    description: text(200).nullable().optional(),
    events: events.optional(),
    enabled: z.boolean().optional(),
  })
  .meta({ id: 'WebhookChange', examples: [{ enabled: false }] });
export type WebhookChange = z.infer<typeof webhookChange>;

export const webhookShape = z
  .object({
    id: z.uuid(),
    organisation: organisationCode,
    url: z.string(),
    description: z.string().nullable(),
    events: z.array(event),
    enabled: z.boolean(),
    goneAt: instant.nullable().meta({ description: 'When it answered 410 and was switched off' }),
    previousSecretUntil: instant.nullable().meta({ description: 'Until when the secret before signs as well' }),
    createdAt: instant,
    waiting: z.int().meta({ description: 'Deliveries that are still tried' }),
    failed: z.int().meta({ description: 'Deliveries that were given up and not asked for again' }),
  })
  .meta({ id: 'Webhook' });
export type Webhook = z.infer<typeof webhookShape>;

export const webhookWithSecret = z
  .object({
    ...webhookShape.shape,
    secret: z.string().meta({ description: 'Signs every delivery; shown once', examples: ['whsec_…'] }),
  })
  .meta({ id: 'WebhookWithSecret' });
export type WebhookWithSecret = z.infer<typeof webhookWithSecret>;

export const webhookQuery = z.strictObject(page);
export type WebhookQuery = z.infer<typeof webhookQuery>;

export const deliveryShape = z
  .object({
    id: z.uuid().meta({ description: 'The `webhook-id`; stays the same however often it is delivered' }),
    event: z.string(),
    state: z.enum(DELIVERY_STATES),
    attempts: z.int(),
    createdAt: instant,
    deliveredAt: instant.nullable(),
    failedAt: instant.nullable(),
    nextTryAt: instant.nullable().meta({ description: 'Of one that is still tried' }),
    error: z.string().nullable().meta({ description: 'Why the last attempt failed' }),
  })
  .meta({ id: 'WebhookDelivery' });
export type Delivery = z.infer<typeof deliveryShape>;

export const deliveryQuery = z.strictObject({ state: z.enum(DELIVERY_STATES).optional(), ...page });
export type DeliveryQuery = z.infer<typeof deliveryQuery>;
