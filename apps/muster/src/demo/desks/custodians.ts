import type { ApiClient } from '../../replay/server/api-client.ts';

/** Who keeps pieces in the demo, each signed in. */
export interface Custodians {
  readonly north: ApiClient;
  readonly jinbei: ApiClient;
}
