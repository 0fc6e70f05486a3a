/** What is done to a piece of the register, its papers, its set and what carries it. */
export const enPieces = {
  pieceAct: {
    changeOwner: 'Change the owner',
    owner: 'New owner',
    ownerNow: 'Owner now: {{name}}',
    ownerConsequence:
      '{{assetCode}} passes to the new owner, and the ledger says so. Host unit and custodian stay; agreements and reservations go on.',
    ownerReasons: {
      transfer: 'Transfer of assets',
      merger: 'Merger of organisations',
      sale: 'Sale',
      correction: 'Correction of the register',
    },
    document: 'Document number',
    documentHint: 'Such as 应急〔2025〕31 号',
    ownerChanged: '{{name}} owns {{assetCode}} now; it is in the ledger',
    sameOwner: 'owns it already',
    retire: 'Retire',
    retireConsequence:
      '{{assetCode}} leaves the register: it cannot be reserved, called up or handed over any more, its credentials are revoked at once and nothing it reports is taken. What was recorded stays; a mistake can be undone by reinstating it.',
    retireReasons: {
      due: 'Due for renewal',
      damaged: 'Damaged beyond repair',
      lost: 'Lost',
      obsolete: 'Obsolete',
    },
    replacedBy: 'Replaced by',
    retired: '{{assetCode}} is retired; it is in the ledger',
    checking: 'Looking for reservations, deployments and open handovers',
    clear: 'No reservation, no deployment and no open handover',
    inTheWay: 'It cannot be retired yet. First settle these {{count}}:',
    claimInTheWay: '{{organisation}}: {{kind}}, {{period}}',
    openClaim: 'Open the reservation',
    offerInTheWay: 'Offered to {{to}}, who has not answered',
    openOffer: 'Open the handover',
    setInTheWay: 'It belongs to the set of {{head}}, which will be incomplete without it',
    headInTheWay: 'It heads a set of {{count}} pieces, which will need another head',
    wayChanged: 'Something new has come up, and it is not retired yet. Settle what is listed above, then do it again.',
    reinstate: 'Reinstate',
    reinstateConsequence:
      '{{assetCode}} is in the register again and can be reserved and called up. Its credentials stay revoked: issue a new one before its machine can connect.',
    reinstateReasons: {
      mistake: 'Retired by mistake',
      repaired: 'Repaired and in use again',
      found: 'Found again',
    },
    reinstated: '{{assetCode}} is reinstated; issue a new credential',
    inService: 'In service',
    outOfService: 'Retired',
  },
} as const;
