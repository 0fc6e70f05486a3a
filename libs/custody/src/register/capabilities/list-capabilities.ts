import { requireRight } from '../../authorisation/authorise.ts';
import type { Context } from '../../authorisation/caller.ts';
import type { Page } from '../../page.ts';
import { KNOWN_CAPABILITIES, type KnownCapability } from './known-capabilities.ts';
import type { CapabilityQuery } from './schemas.ts';

/** What is asked of equipment, with its units: of one family, or of all. */
export function listCapabilities({ caller }: Context, { family }: CapabilityQuery): Page<KnownCapability> {
  requireRight(caller, 'see-equipment');
  const items = KNOWN_CAPABILITIES.filter(
    ({ families }) => family === undefined || families.length === 0 || families.includes(family),
  );
  return { items, nextCursor: null };
}
