/** The national center, whose administrators keep what is one for all: settings, the ledger. */
export const CENTER = 'center';
