/** How far a command to a machine is. */
export const COMMAND_STATES = ['waiting', 'sent', 'answered', 'expired'] as const;
export type CommandState = (typeof COMMAND_STATES)[number];

/**
 * What may follow what. A reply tells that the command was heard, whenever it comes: also where a crash lost the note that
 * it was sent, and after it expired.
 */
export const NEXT_STATES: Readonly<Record<CommandState, readonly CommandState[]>> = {
  waiting: ['sent', 'answered', 'expired'],
  sent: ['answered', 'expired'],
  answered: [],
  expired: ['answered'],
};

/** The states from which this one may be reached, for the `where` of an update. */
export function statesBefore(next: CommandState): CommandState[] {
  return COMMAND_STATES.filter((state) => NEXT_STATES[state].includes(next));
}
