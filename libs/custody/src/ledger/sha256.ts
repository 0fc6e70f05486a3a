import { createHash } from 'node:crypto';

/** In hex. What is kept elsewhere can be held against it. */
export function sha256(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}
