import { join } from 'node:path';

import type { TelemetryStore } from '#telemetry/store/telemetry-store';

import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { ROOT_ORGANISATION } from '../organisations/kinds.ts';
import { Problem } from '../problem.ts';

/** Copies every reading into a new folder of the server, for a backup: only at the root, since it holds everybody's. */
export async function copyHistory(
  { caller }: Context,
  store: Pick<TelemetryStore, 'copyTo'>,
  copiesFolder: string | undefined,
  id: string,
): Promise<{ folder: string }> {
  requireRight(caller, 'copy-history');
  if (caller.organisation.code !== ROOT_ORGANISATION)
    throw new Problem('forbidden', `the history is everybody's and is copied by ${ROOT_ORGANISATION}`);
  if (copiesFolder === undefined) throw notOurs();
  const folder = join(copiesFolder, id);
  if (!(await store.copyTo(folder))) throw notOurs();
  return { folder };
}

function notOurs(): Problem {
  return new Problem('not-found', 'the history lies on a server of its own, which is backed up in its own way');
}
