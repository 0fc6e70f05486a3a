import { z } from 'zod';

import { label } from '../catalogue/schemas.ts';
import { alarmShape } from './schemas.ts';

/** An alarm as a notice tells it: as it was when it was told. */
export const toldAlarm = alarmShape
  .pick({
    ...{ id: true, assetCode: true, severity: true, rule: true, code: true, witness: true, metric: true },
    ...{ operator: true, threshold: true, value: true, unit: true, message: true, forSeconds: true, raisedAt: true },
  })
  .extend({
    name: z.string().meta({ description: 'Of the piece' }),
    metricLabel: label.nullable().meta({ description: 'What people call the metric' }),
  })
  .meta({ id: 'ToldAlarm' });
export type ToldAlarm = z.infer<typeof toldAlarm>;

export const alarmNotice = z
  .object({ alarms: z.array(toldAlarm), count: z.int().meta({ description: 'Of all; the first 50 are listed' }) })
  .meta({ id: 'AlarmNotice', description: 'What was raised on pieces that the organisation keeps' });
export type AlarmNotice = z.infer<typeof alarmNotice>;
