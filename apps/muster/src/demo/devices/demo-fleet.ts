import { runLimited } from '../../replay/run-limited.ts';
import { FLEET } from '../fleet/fleet.ts';
import type { DemoPiece } from '../fleet/piece.ts';
import type { Notebook } from '../notebook.ts';
import { createMachine } from '../simulator/create-machine.ts';
import type { MachineState } from '../simulator/machine.ts';
import { DemoDevice } from './demo-device.ts';
import { horizon } from './horizon.ts';
import { reportBacklog } from './report-backlog.ts';
import { hasDeadClock, reportLive } from './report-live.ts';

/** So much of the past is sent when there is none, or more than this is missing. */
export const HISTORY_MS = 24 * 3_600_000;
const AT_ONCE = 6;

interface Unit {
  readonly piece: DemoPiece;
  readonly device: DemoDevice;
}

/** The demonstration's machines: simulated here, heard by the server like any others. */
export class DemoFleet {
  private readonly stopping = new AbortController();
  private readonly units: readonly Unit[];
  private live: Promise<unknown> = Promise.resolve();

  constructor(
    mqttUrl: string,
    private readonly notebook: Notebook,
  ) {
    const { secrets } = notebook.notes;
    this.units = FLEET.filter(({ link }) => link !== 'never').map((piece) => {
      const { assetCode } = piece.plan;
      return { piece, device: new DemoDevice(mqttUrl, assetCode, secrets[assetCode] ?? '') };
    });
  }

  /** Sends what is missing of the last day. Calls back with the share that is done, 0 to 1. */
  async catchUp(now: number, onProgress: (share: number) => void): Promise<void> {
    const done = new Map<string, number>();
    const report = (assetCode: string, share: number) => {
      done.set(assetCode, share);
      onProgress([...done.values()].reduce((sum, value) => sum + value, 0) / this.units.length);
    };
    await runLimited(this.units, AT_ONCE, (unit) => this.catchUpOne(unit, now, report));
    await this.notebook.save();
  }

  /** Begins to report live, each piece in its rhythm. `onFailure` hears of what ends a piece's reports. */
  goLive(onFailure: (assetCode: string, error: unknown) => void): void {
    const heard = this.units.filter(({ piece: { link } }) => link === 'steady' || link === 'patchy');
    const reports = heard.map((unit) =>
      this.reportOne(unit).catch((error: unknown) => onFailure(unit.piece.plan.assetCode, error)),
    );
    this.live = Promise.all(reports);
  }

  /** Ends the reports and writes down where the machines are. */
  async pause(): Promise<void> {
    this.stopping.abort();
    await this.live;
    await this.notebook.save();
  }

  /** Lets go of the connections. Behind the server's own stop, this says nothing about the machines. */
  async close(): Promise<void> {
    await Promise.allSettled(this.units.map(({ device }) => device.drop()));
  }

  private async catchUpOne({ piece, device }: Unit, now: number, report: (code: string, share: number) => void) {
    const { startedAt, machines } = this.notebook.notes;
    const { assetCode } = piece.plan;
    const until = horizon(piece, startedAt, now);
    const from = this.resume(piece, until);
    machines[assetCode] = from;
    await device.dial();
    if (!hasDeadClock(piece)) {
      for await (const state of reportBacklog(device, piece, from, until)) {
        machines[assetCode] = state;
        report(assetCode, (state.time - from.time) / (until - from.time));
        if (this.stopping.signal.aborted) return;
      }
    }
    if (piece.link === 'offline') await device.hangUp();
    report(assetCode, 1);
  }

  /** Where the machine was, or where it began; after a long pause it has stood meanwhile. */
  private resume({ plan }: DemoPiece, until: number): MachineState {
    const earliest = Math.floor((until - HISTORY_MS) / 60_000) * 60_000;
    const known = this.notebook.notes.machines[plan.assetCode];
    if (!known) return createMachine(plan, earliest);
    return { ...known, time: Math.max(known.time, earliest) };
  }

  private async reportOne({ piece, device }: Unit): Promise<void> {
    const { machines } = this.notebook.notes;
    const { assetCode } = piece.plan;
    const from = machines[assetCode];
    if (!from) throw new Error(`${assetCode} has not begun`);
    for await (const state of reportLive(device, piece, from, this.stopping.signal)) machines[assetCode] = state;
  }
}
