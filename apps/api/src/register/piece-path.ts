import { z } from 'zod';

import { assetCode } from '#custody/fields';

export const piecePath = z.object({ assetCode });
export type PiecePath = z.infer<typeof piecePath>;

export const credentialPath = z.object({ assetCode, credentialId: z.uuid() });
export type CredentialPath = z.infer<typeof credentialPath>;
