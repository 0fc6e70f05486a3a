import type { TileService } from '../api/answers.ts';
import { query } from '../api/client.ts';

/** A page may load from the host that was set when it was opened: a change takes a page that is opened after it. */
let ofThisPage: TileService | null | undefined;

/** Where the background of the map comes from; nothing known yet while that is asked for. */
export function useTileService(): TileService | null | undefined {
  const settings = query.useQuery('get', '/api/v1/settings', {}, { enabled: ofThisPage === undefined });
  // Whoever may not read the settings still sees a map.
  if (ofThisPage === undefined && settings.isError) return null;
  ofThisPage ??= settings.data && (settings.data.tileService ?? null);
  return ofThisPage;
}
