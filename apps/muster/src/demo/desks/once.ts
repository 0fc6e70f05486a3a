import { ApiRefusal, type ApiClient } from '../../replay/server/api-client.ts';
import type { Notebook } from '../notebook.ts';

/** What an act goes by, the same when it is done again. */
export interface Begun {
  /** ms */
  readonly at: number;
  /** The account, with keys by which the server knows what it has done already. */
  readonly as: (api: ApiClient) => ApiClient;
}

/**
 * Does something once in the life of a demonstration: what a visitor has made of it since stays so. The time and the keys
 * are written down first, so that a start that was cut short anywhere is gone through again without doing anything twice.
 */
export async function once(notebook: Notebook, name: string, act: (begun: Begun) => Promise<void>): Promise<void> {
  const { done, begun } = notebook.notes;
  if (done.includes(name)) return;
  const at = (begun[name] ??= Date.now());
  await notebook.save();
  let calls = 0;
  const nextKey = () => `demo:${at}:${encodeURIComponent(name)}:${(calls += 1)}`;
  // A visitor may have been there before.
  await act({ at, as: (api) => api.keyed(nextKey) }).catch(rethrowUnlessSo);
  done.push(name);
  delete begun[name];
  await notebook.save();
}

// A newer version may say the same in other words.
const ALREADY_SO = ['already-exists', 'allocation-conflict', 'in-use', 'illegal-transition', 'idempotency-mismatch'];

function rethrowUnlessSo(error: unknown): void {
  if (!(error instanceof ApiRefusal) || !ALREADY_SO.includes(error.code)) throw error;
}
