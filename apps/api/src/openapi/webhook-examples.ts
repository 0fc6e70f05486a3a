const id = (number: number) => `019ab5a1-7f2e-7c3d-9f00-${String(number).padStart(12, '0')}`;
const [NIGHT, DAY_LATER] = ['2025-11-22T20:00:00.000Z', '2025-11-23T20:00:00.000Z'];

const webhook = {
  ...{ id: id(70), organisation: 'furong', url: 'https://duty.example/muster', description: '集团值班系统' },
  ...{ events: ['alarm.raised', 'notice.created'], enabled: true, goneAt: null, previousSecretUntil: null },
  ...{ createdAt: NIGHT, waiting: 0, failed: 1 },
};

/** Of other systems that are told what happens. */
export const WEBHOOK_EXAMPLES: Readonly<Record<string, unknown>> = {
  Webhook: webhook,
  WebhookWithSecret: {
    ...{ ...webhook, failed: 0, previousSecretUntil: DAY_LATER },
    secret: 'whsec_bXVzdGVyIGlzIGEgZm9ybWF0aW9uIG9mIHRyb29wcw==',
  },
  WebhookDelivery: {
    ...{ id: id(71), event: 'alarm.raised', state: 'failed', attempts: 299, createdAt: NIGHT },
    ...{ deliveredAt: null, failedAt: '2025-11-25T20:00:00.000Z', nextTryAt: null, error: 'answered 500' },
  },
};
