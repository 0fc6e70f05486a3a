import { z } from 'zod';

import { instant, text } from '../fields.ts';

export const signInRequest = z
  .strictObject({ username: text(200), password: text(200) })
  .meta({ id: 'SignInRequest', examples: [{ username: 'admin', password: 'the password from the file' }] });
export type SignInRequest = z.infer<typeof signInRequest>;

export const signedIn = z
  .object({
    token: z.string().meta({ description: 'For `Authorization: Bearer`; a browser uses the cookie instead' }),
    expiresAt: instant,
    mustChangePassword: z.boolean(),
  })
  .meta({ id: 'SignedIn' });

export const ownSession = z
  .object({
    id: z.uuid(),
    current: z.boolean().meta({ description: 'The one that asks' }),
    address: z.string().nullable().meta({ description: 'Where it was opened from; null for the command line' }),
    createdAt: instant,
    lastUsedAt: instant,
    expiresAt: instant,
  })
  .meta({ id: 'OwnSession' });
export type OwnSession = z.infer<typeof ownSession>;
