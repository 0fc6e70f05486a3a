import { adoptPieces, isOnlyGateway, showAlive, takePieces } from '#custody/state/hold-pieces';
import type { StateBatch } from '#custody/state/state-batch';
import type { Database } from '#database/connection';
import type { Heard } from '#telemetry/feed/feed';

import type { ReloadedPiece } from './fleet-watch.ts';
import { reloadPieces } from './reload-pieces.ts';

/** A gateway shows itself as often as this, and looks for others that have gone. */
const LOOKS_EVERY_MS = 5_000;

/**
 * Which pieces this gateway's word counts for. A piece that is heard here after another gateway heard it is taken over,
 * and all that is known of it is read anew before its messages are judged (decision 0013).
 */
export class HeldPieces {
  readonly #database: Database;
  readonly #gateway: string;
  /** What memory holds of these is no longer so; of some of them nobody could hear anything until then, ms. */
  readonly #outdated = new Map<string, number>();
  #lookedAt = -Infinity;

  constructor(database: Database, gateway: string) {
    this.#database = database;
    this.#gateway = gateway;
  }

  /** What of the fleet is to be forgotten here, and what is so instead. */
  async prepare(heard: readonly Heard[], now: number): Promise<ReloadedPiece[]> {
    const looks = now - this.#lookedAt >= LOOKS_EVERY_MS;
    if (looks) await showAlive(this.#database, this.#gateway);
    if (!(await isOnlyGateway(this.#database, this.#gateway))) await this.#take(heard, looks);
    if (looks) this.#lookedAt = now;
    return this.#reload();
  }

  /** A batch was refused: what it changed in memory never came to be. */
  spoil({ presences, metrics, alarms, hours, disconnected }: StateBatch): void {
    const changes = [...(alarms?.cleared ?? []), ...(alarms?.corrected ?? []), ...(alarms?.raised ?? [])];
    const pieces = [...presences, ...metrics, ...changes, ...(hours?.hours ?? [])].map(({ assetCode }) => assetCode);
    for (const assetCode of [...pieces, ...disconnected]) this.#outdate(assetCode);
  }

  async #take(heard: readonly Heard[], looks: boolean): Promise<void> {
    const adopted = looks ? await adoptPieces(this.#database, this.#gateway) : [];
    for (const { assetCode, missedUntil } of adopted) this.#outdate(assetCode, missedUntil);
    const spoken = heard.filter(({ verdict }) => verdict.connection === 'online').map(({ entry }) => entry.assetCode);
    for (const assetCode of await takePieces(this.#database, this.#gateway, [...new Set(spoken)])) {
      this.#outdate(assetCode);
    }
  }

  #outdate(assetCode: string, missedUntil = -Infinity): void {
    this.#outdated.set(assetCode, Math.max(missedUntil, this.#outdated.get(assetCode) ?? -Infinity));
  }

  async #reload(): Promise<ReloadedPiece[]> {
    if (this.#outdated.size === 0) return [];
    const pieces = await reloadPieces(this.#database, [...this.#outdated.keys()]);
    const reloaded = pieces.map((piece) => {
      const heardAt = piece.heardAt && Math.max(piece.heardAt, this.#outdated.get(piece.assetCode)!);
      return { ...piece, heardAt };
    });
    this.#outdated.clear();
    return reloaded;
  }
}
