const REASONS = ['id', 'geometry', 'name', 'kind', 'region', 'remark'] as const;
export type FaultReason = (typeof REASONS)[number] | 'other';

/** What of a feature is wrong, by the pointer that the server gives: `/properties/name`, `/geometry/coordinates/1`. */
export function faultReason(pointer: string): FaultReason {
  const [first, second] = pointer.split('/').slice(1);
  const part = first === 'properties' ? (second === 'externalId' ? 'id' : second) : first;
  return REASONS.find((reason) => reason === part) ?? 'other';
}
