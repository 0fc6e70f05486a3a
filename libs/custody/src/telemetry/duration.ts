const ISO_8601 = /^P(?!$)(?:(\d+)W)?(?:(\d+)D)?(?:T(?!$)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d{1,3})?)S)?)?$/;
const MS = [7 * 86_400_000, 86_400_000, 3_600_000, 60_000, 1_000] as const;

/** The length of an ISO 8601 duration in ms; undefined for what is none. Months and years have no one length. */
export function parseDuration(text: string): number | undefined {
  const parts = ISO_8601.exec(text)?.slice(1);
  if (!parts) return undefined;
  return MS.reduce((sum, ms, index) => sum + Math.round(Number(parts[index] ?? 0) * ms), 0);
}
