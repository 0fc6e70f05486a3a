import type { Messages } from './messages.ts';
import type { zhRules } from './zh-rules.ts';

export const enRules: Pick<Messages, keyof typeof zhRules> = {
  rule: {
    purpose:
      'A condition that is met raises an alarm. The rule of a family holds for all its pieces; that of one piece stands in place of its family’s rule of the same metric and condition.',
    create: 'Add rule',
    createHere: 'Add rule for {{family}}',
    override: 'Differ for one piece',
    change: 'Change rule',
    delete: 'Delete rule',
    keep: 'Keep rule',
    created: 'The rule is in force',
    changed: 'Rule changed; the new condition is in force',
    deleted: 'Rule deleted',
    none: 'No rule for this family yet: it raises no alarm',
    anyFamily: 'All families',
    count: '{{count}} in all',
    family: 'Family',
    subject: 'Holds for',
    ofFamily: 'A family',
    ofPiece: 'One piece',
    subjectHint:
      'What a rule is about, its metric and its condition stay as they are; for another, add a rule and delete the old one',
    metric: 'Metric',
    metricHint: 'Unit {{unit}}, range {{range}}',
    metricHintNoUnit: 'Range {{range}}',
    noRange: 'open',
    operator: 'Condition',
    threshold: 'Threshold',
    forSeconds: 'Lasting',
    forSecondsHint: 'It must hold this long before the alarm is raised; at once when empty',
    forSecondsSilent:
      'Without a message for this long the piece is silent; three reporting intervals (60 s at least) when empty',
    forSecondsFrozen: 'Unchanged for this long, the value is frozen',
    hysteresis: 'Hysteresis',
    hysteresisHint: 'How far back behind the threshold a value must come before the alarm is cleared',
    enabled: 'In force',
    enabledHint: 'Switched off it judges nothing, and its alarms that stand are cleared',
    enabledPieceHint:
      'Switched off, the family’s rule of the same metric and condition does not hold for this piece either',
    overrides: 'Single pieces',
    from: 'Set by {{organisation}}',
    seconds: 's',
    operators: {
      '>': 'is above',
      '>=': 'is at least',
      '<': 'is below',
      '<=': 'is at most',
      '=': 'equals',
      silent: 'Silent (no message)',
      frozen: 'Frozen (value never changes)',
    },
    willBe: 'This is how it will judge',
    sentence: {
      compare:
        'When {{metric}} of {{subject}} {{operator}} {{threshold}}{{lasting}}, a {{severity}} alarm is raised; {{clear}}.',
      lasting: ' for {{duration}}',
      silent:
        'When no message comes from {{subject}} for three reporting intervals (60 s at least), a {{severity}} alarm is raised; cleared with the next message.',
      silentFor:
        'When no message comes from {{subject}} for {{duration}}, a {{severity}} alarm is raised; cleared with the next message.',
      frozen:
        'When {{metric}} of {{subject}} is reported but stays the same for {{duration}}, a {{severity}} alarm is raised; cleared when it changes.',
      off: 'Switched off, raises no alarm: {{sentence}}',
      offPiece:
        '{{what}} of {{subject}} is not judged and raises no alarm; the family’s rule does not hold for it either.',
      silence: 'Silence',
      clearBelow: 'cleared below {{value}}',
      clearAtMost: 'cleared at {{value}} or less',
      clearAbove: 'cleared above {{value}}',
      clearAtLeast: 'cleared at {{value}} or more',
      clearOther: 'cleared when it no longer equals that',
      clearApart: 'cleared when it is more than {{value}} away',
    },
    deleteConsequence: 'It no longer judges like this: {{sentence}} Its alarms that stand are cleared.',
    deleteOverrideConsequence:
      '{{assetCode}} is judged by its family’s rules again. Alarms of its own rule that stand are cleared.',
  },
};
