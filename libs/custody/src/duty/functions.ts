/** What somebody is in a shift: 带班领导, 值班员, 备班. */
export const DUTY_FUNCTIONS = ['on_duty', 'leader', 'deputy'] as const;
export type DutyFunction = (typeof DUTY_FUNCTIONS)[number];

/** How people are reached beside the page, through the one port that an installation connects. */
export const CALL_CHANNELS = ['sms', 'voice'] as const;
export type CallChannel = (typeof CALL_CHANNELS)[number];

/** Of an organisation that has said nothing else. */
export const DEFAULT_ANSWER_MINUTES = 15;
