import { z } from 'zod';

export const handoverPath = z.object({ handoverId: z.uuid() });
export type HandoverPath = z.infer<typeof handoverPath>;

export const agreementPath = z.object({ agreementId: z.uuid() });
export type AgreementPath = z.infer<typeof agreementPath>;

export const photoPath = z.object({ handoverId: z.uuid(), attachmentId: z.uuid() });
export type PhotoPath = z.infer<typeof photoPath>;

export const stocktakePath = z.object({ stocktakeId: z.uuid() });
export type StocktakePath = z.infer<typeof stocktakePath>;
