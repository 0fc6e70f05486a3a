import { createHmac } from 'node:crypto';

/** The headers of Standard Webhooks 1.0: one signature for each secret that counts, so that secrets can be changed without a gap. */
export function signMessage(
  { id, body, now }: { readonly id: string; readonly body: string; readonly now: Date },
  secrets: readonly Buffer[],
): Record<string, string> {
  const timestamp = Math.floor(now.getTime() / 1_000);
  const sign = (secret: Buffer) =>
    `v1,${createHmac('sha256', secret).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
  return {
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': secrets.map(sign).join(' '),
  };
}
