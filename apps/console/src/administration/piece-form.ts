import type { Equipment } from '../api/answers.ts';

/** What the form of a piece holds. */
export interface PieceForm {
  assetCode: string;
  name: string;
  family: string;
  hostUnit: string;
  owner?: string;
  custodian?: string;
  homeBaseSite?: string;
  homeBase?: { latitude?: number | null; longitude?: number | null };
  reportingIntervalSeconds: number;
}

/** What a new piece begins with: nothing said of its abilities, and a clock of its own. */
const USUAL = { capabilities: {}, timeSource: 'device', underground: false, stateFunded: false } as const;

export function toForm(piece: Equipment): PieceForm {
  const { assetCode, name, family, hostUnit, owner, homeBase, homeBaseSite, reportingIntervalSeconds } = piece;
  const home = { ...(homeBaseSite && { homeBaseSite }), ...(homeBase && { homeBase }) };
  return { assetCode, name, family, hostUnit, owner, reportingIntervalSeconds, ...home };
}

function readPlace({ homeBase }: PieceForm): { latitude: number; longitude: number } | null {
  const { latitude, longitude } = homeBase ?? {};
  return typeof latitude === 'number' && typeof longitude === 'number' ? { latitude, longitude } : null;
}

function toDescribed({ name, family, hostUnit, owner, reportingIntervalSeconds }: PieceForm) {
  return { name, family, hostUnit, reportingIntervalSeconds, ...(owner && { owner }) };
}

export function toNewPiece(form: PieceForm) {
  const { assetCode, custodian, homeBaseSite } = form;
  const place = readPlace(form);
  const home = homeBaseSite ? { homeBaseSite } : place && { homeBase: place };
  return { ...toDescribed(form), assetCode, ...(custodian && { custodian }), ...home, ...USUAL };
}

/** A base that stays is not said again: it may be out of one's reach, or the piece beside it at a place of its own. */
export function toPieceChange(form: PieceForm, siteBefore: string | undefined) {
  const { homeBaseSite } = form;
  if (!homeBaseSite) return { ...toDescribed(form), homeBaseSite: null, homeBase: readPlace(form) };
  return { ...toDescribed(form), ...(homeBaseSite !== siteBefore && { homeBaseSite }) };
}
