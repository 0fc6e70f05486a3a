import { randomInt } from 'node:crypto';
import sharp, { type Sharp } from 'sharp';

import type { RunningApi, Reply } from './running-api.ts';

const ATTACHMENT = { 'content-type': 'application/octet-stream' };

/** Sends a file as it is. */
export async function attach(
  api: RunningApi,
  token: string | undefined,
  assetCode: string,
  content: Buffer | string,
  query: Readonly<Record<string, string>> = { name: 'file' },
  headers: Readonly<Record<string, string>> = {},
): Promise<Reply> {
  const path = `/api/v1/equipment/${assetCode}/attachments?${new URLSearchParams(query)}`;
  return api.call('POST', path, { token, content, headers: { ...ATTACHMENT, ...headers } });
}

/** An image unlike every other. */
export function makeImage(width = 8, height = 8): Sharp {
  const background = { r: randomInt(256), g: randomInt(256), b: randomInt(256) };
  return sharp({ create: { width, height, channels: 3, background } });
}

export async function attachImage(api: RunningApi, token: string, assetCode: string): Promise<string> {
  const { status, body } = await attach(api, token, assetCode, await makeImage().png().toBuffer());
  if (status !== 201) throw new Error(`the image was answered ${status}: ${JSON.stringify(body)}`);
  return body.id;
}
