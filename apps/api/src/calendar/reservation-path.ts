import { z } from 'zod';

export const reservationPath = z.object({ reservationId: z.uuid() });
export type ReservationPath = z.infer<typeof reservationPath>;
