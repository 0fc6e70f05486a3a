import { z } from 'zod';

export const webhookPath = z.object({ webhookId: z.uuid() });
export type WebhookPath = z.infer<typeof webhookPath>;
