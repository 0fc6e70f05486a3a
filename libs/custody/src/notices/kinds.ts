import type { DutyFunction } from '../duty/functions.ts';

/** What a notice may be about, and whether somebody must answer it (叫应). policy: P19 */
const NOTICE_KINDS = {
  'claims-displaced': { wantsAnswer: true },
  'notice-unanswered': { wantsAnswer: true },
  'alarm-critical': { wantsAnswer: true },
  'alarm-raised': { wantsAnswer: false },
  'handover-offered': { wantsAnswer: false },
  'handover-accepted': { wantsAnswer: false },
  'handover-refused': { wantsAnswer: false },
  'handover-withdrawn': { wantsAnswer: false },
  'handover-expired': { wantsAnswer: false },
} as const satisfies Record<string, { readonly wantsAnswer: boolean }>;

/** Those of which somebody is called until they have been answered. */
export const ANSWERED_KINDS = Object.entries(NOTICE_KINDS).flatMap(([kind, { wantsAnswer }]) =>
  wantsAnswer ? [kind] : [],
);

export function wantsAnswer(kind: string): boolean {
  return ANSWERED_KINDS.includes(kind);
}

/** Who is called one after the other, and at last the organisation above. */
export const ESCALATION_STEPS = ['on_duty', 'leader', 'deputy', 'parent'] as const;
export type EscalationStep = (typeof ESCALATION_STEPS)[number];

/** Who is called at a step; the last tells an organisation. */
export function functionOf(step: EscalationStep): DutyFunction | undefined {
  return step === 'parent' ? undefined : step;
}

export function nextStep(step: EscalationStep): EscalationStep | undefined {
  return ESCALATION_STEPS[ESCALATION_STEPS.indexOf(step) + 1];
}

export const ANSWER_CHANNELS = ['page', 'telephone'] as const;
export type AnswerChannel = (typeof ANSWER_CHANNELS)[number];
