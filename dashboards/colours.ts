/** The console's colours of the same states. */
export const COLOUR = { ready: '#1a7f37', limited: '#9a6700', notReady: '#c62828', unknown: '#59636e' } as const;

/** Of an alarm, and of the line whose crossing raises it. */
export const SEVERITY_COLOURS = {
  critical: '#c62828',
  major: '#bc4c00',
  minor: '#9a6700',
  warning: '#0b5cad',
} as const;
