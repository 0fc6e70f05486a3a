/** What papers a piece may have; the passes of the authorities among them. policy: P17 */
export const CERTIFICATE_KINDS = [
  'mine_safety_mark',
  'explosion_proof',
  'special_equipment',
  'road_vehicle',
  'green_passage',
  'calibration',
  'insurance',
  'conformity',
  'other',
] as const;

export type CertificateKind = (typeof CERTIFICATE_KINDS)[number];
