import type { TelemetryStore } from '#telemetry/store/telemetry-store';

/** An empty place for a history. */
export interface OpenedStore {
  /** Opens it, the first time or again. */
  open(): Promise<TelemetryStore>;
  remove(): Promise<void>;
}
