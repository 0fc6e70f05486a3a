/** `Date` headers carry whole seconds and a way through the network: less than this says nothing about a clock. */
const TOLERANCE_MS = 2_000;
const HALF_SECOND_MS = 500;

let offsetMs = 0;

/** Learns from an answer's `Date` header how far this computer's clock is off. */
export function noteServerDate(header: string | null, receivedAtMs = Date.now()): void {
  const serverMs = Date.parse(header ?? '');
  if (Number.isNaN(serverMs)) return;
  const measuredMs = serverMs + HALF_SECOND_MS - receivedAtMs;
  if (Math.abs(measuredMs - offsetMs) > TOLERANCE_MS) offsetMs = Math.abs(measuredMs) > TOLERANCE_MS ? measuredMs : 0;
}

/** The server's time: ages are told by its clock, for that of a duty room may be wrong. */
export function serverNowMs(localMs = Date.now()): number {
  return localMs + offsetMs;
}
