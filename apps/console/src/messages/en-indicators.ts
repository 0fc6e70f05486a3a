import type { Messages } from './messages.ts';
import type { zhIndicators } from './zh-indicators.ts';

export const enIndicators: Pick<Messages, keyof typeof zhIndicators> = {
  utilisation: {
    title: 'Utilisation',
    by: 'Counted by',
    groups: { piece: 'Piece', custodian: 'Custodian', family: 'Family', organisation: 'Host unit' },
    period: 'Period',
    periods: {
      month: 'This month',
      lastMonth: 'Last month',
      quarter: 'This quarter',
      year: 'This year',
      days: 'From day to day',
    },
    from: 'From',
    to: 'To, that day included',
    until: 'Counted until {{time}}',
    total: 'In all',
    pieces: 'Pieces',
    pieceCount: '{{count}} pieces',
    time: 'Where time went',
    legend: 'Legend',
    parts: { used: 'Used', maintenance: 'Maintenance', reserved: 'National reserve', free: 'Free' },
    used: 'Used',
    available: 'Available',
    running: 'Running',
    runningRatio: 'Running ratio',
    cardUsed: 'Used {{used}} of {{available}} available',
    cardRunning: 'Ran {{running}}, running ratio {{ratio}}',
    anyCustodian: 'Any custodian',
    anyHostUnit: 'Any host unit',
    empty: 'No piece was in the register in this period',
    emptyHint:
      'Utilisation = used ÷ available: claims other than maintenance and the national reserve are use; the time in the register without maintenance is available. Choose another period.',
    emptyFiltered: 'No piece passes the filters',
  },
};
