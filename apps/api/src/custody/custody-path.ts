import { z } from 'zod';

export const handoverPath = z.object({ handoverId: z.uuid() });
export type HandoverPath = z.infer<typeof handoverPath>;

export const agreementPath = z.object({ agreementId: z.uuid() });
export type AgreementPath = z.infer<typeof agreementPath>;
