import { z } from 'zod';

export const shiftPath = z.object({ shiftId: z.uuid() });
export type ShiftPath = z.infer<typeof shiftPath>;
