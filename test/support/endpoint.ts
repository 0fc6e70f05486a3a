import { ROLES, type Role } from '#custody/authorisation/roles';

export type Holder = Role | 'nobody';

export interface Endpoint {
  readonly operation: string;
  readonly may: readonly Holder[];
  readonly done: number;
  readonly body?: (unique: string) => object;
  /** A file as it is, instead of a body in JSON. */
  readonly file?: (unique: string) => string | Buffer;
  /** Names a thing that may lie outside the caller's scope, in its path or its body. */
  readonly about?: { readonly inside: string; readonly outside: string };
  readonly outsideAnswers?: number;
  /** Carry the right as such; what it is about decides further, once it is found. */
  readonly carry?: readonly Holder[];
  /** Asks without changing anything, though it takes a body. */
  readonly changesNothing?: boolean;
  /** Everyone knows that the outside one exists: the refusal may say so. */
  readonly seenByAll?: boolean;
}

export const EVERYONE: readonly Role[] = [...ROLES];
/** Also somebody without any role. */
export const SIGNED_IN: readonly Holder[] = [...ROLES, 'nobody'];
