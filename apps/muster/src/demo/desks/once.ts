import { ApiRefusal } from '../../replay/server/api-client.ts';
import type { Notebook } from '../notebook.ts';

/** Does something once in the life of a demonstration: what a visitor has made of it since stays so. */
export async function once(notebook: Notebook, name: string, act: () => Promise<void>): Promise<void> {
  const { done } = notebook.notes;
  if (done.includes(name)) return;
  // The last start may have been cut short between an act and its note, or a visitor was there before.
  await act().catch(rethrowUnlessSo);
  done.push(name);
  await notebook.save();
}

const ALREADY_SO = ['already-exists', 'allocation-conflict', 'in-use', 'illegal-transition'];

function rethrowUnlessSo(error: unknown): void {
  if (!(error instanceof ApiRefusal) || !ALREADY_SO.includes(error.code)) throw error;
}
