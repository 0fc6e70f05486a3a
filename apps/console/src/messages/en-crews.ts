/** The words of a change of shift. */
export const enCrews = {
  crew: {
    has: 'Used in the field by',
    offer: 'Hand to the next shift',
    offerTitle: 'Hand {{assetCode}} to the next shift',
    offerConsequence: 'Once they have signed they use it in the field. {{custodian}} stays its custodian of record.',
    machine: 'The machine says now',
    machineAtOffer: 'The machine said at the offer',
    to: 'Who takes it over',
    remarkHint: 'Such as: the shaft seal of pump 2 leaks, reported',
    accept: 'Take over',
    acceptTitle: 'Take over {{assetCode}}',
    acceptConsequence:
      'Once you have signed you use it in the field, and {{name}} does no longer. The full inspection follows within 24 hours.',
    acceptRemarkHint: 'What differs from what was said',
    said: '{{name}} said: {{remark}}',
    refuse: 'Refuse',
    refuseTitle: 'Refuse to take over {{assetCode}}',
    refuseConsequence: '{{name}} keeps using it, and sees why.',
    refusals: {
      oil: 'Too little oil or fuel',
      defect: 'A defect that was not named',
      absent: 'The machine is not here',
    },
    withdraw: 'Withdraw',
    waits: '{{from}} has offered it; {{to}} is to take it over',
    offeredToMe: 'Waits for me to take over',
  },
} as const;
