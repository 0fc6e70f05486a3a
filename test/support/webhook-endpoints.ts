import type { Endpoint } from './endpoint.ts';

const PLACE = { inside: 'N-1', outside: 'S-1' };
const SEEN = ['administrator', 'auditor'] as const;
const administrator = ['administrator'] as const;
const path = '/api/v1/webhooks/{webhookId}';
const HOOK = { url: 'https://hook.invalid/', events: ['alarm.raised'] };

export const WEBHOOK_ENDPOINTS: readonly Endpoint[] = [
  { operation: 'GET /api/v1/webhooks', may: SEEN, done: 200 },
  {
    operation: 'POST /api/v1/webhooks',
    may: administrator,
    done: 201,
    body: () => ({ ...HOOK, organisation: '{x}' }),
    about: { inside: 'north-team', outside: 'south' },
    outsideAnswers: 400,
  },
  { operation: `GET ${path}`, may: SEEN, done: 200, about: PLACE },
  { operation: `PATCH ${path}`, may: administrator, done: 200, body: () => ({ enabled: false }), about: PLACE },
  { operation: `DELETE ${path}`, may: administrator, done: 204, about: PLACE },
  { operation: `POST ${path}/rotate-secret`, may: administrator, done: 200, body: () => ({}), about: PLACE },
  { operation: `POST ${path}/test`, may: administrator, done: 201, body: () => ({}), about: PLACE },
  { operation: `GET ${path}/deliveries`, may: SEEN, done: 200, about: PLACE },
  {
    operation: `POST ${path}/deliveries/{deliveryId}/redeliver`,
    may: administrator,
    done: 200,
    body: () => ({}),
    about: PLACE,
  },
];
