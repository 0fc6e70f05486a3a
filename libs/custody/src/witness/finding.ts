/** It holds, since when (ms of the device) and by how much. */
export interface Holding {
  readonly holds: true;
  readonly since: number;
  readonly value: number;
  readonly threshold: number;
  /** What else there is to say, in no language. */
  readonly message?: string;
}

export interface Over {
  readonly holds: false;
  readonly at: number;
}

/** Undefined: the machine says nothing of it now, and what stood goes on standing. */
export type Finding = Holding | Over | undefined;

export const over = (at: number): Over => ({ holds: false, at });
