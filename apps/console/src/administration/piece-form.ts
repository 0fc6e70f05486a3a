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
  team?: string | undefined;
  discipline?: Equipment['discipline'] | undefined;
  reserveMode?: Equipment['reserveMode'] | undefined;
  stateFunded?: boolean;
  manufacturer?: string;
  model?: string;
  serialNumber?: string;
  commissionedOn?: string;
  renewalDueOn?: string;
}

/** Words and days that may be left open. */
const TOLD = ['manufacturer', 'model', 'serialNumber', 'commissionedOn', 'renewalDueOn'] as const;
type Told = (typeof TOLD)[number];

function readTold(form: PieceForm): Partial<Record<Told, string>> {
  return Object.fromEntries(TOLD.flatMap((name) => (form[name] ? [[name, form[name]]] : [])));
}

/** What a new piece begins with: nothing said of its abilities, and a clock of its own. */
const USUAL = { capabilities: {}, timeSource: 'device', underground: false, stateFunded: false } as const;

export function toForm(piece: Equipment): PieceForm {
  const { assetCode, name, family, hostUnit, homeBase, homeBaseSite, reportingIntervalSeconds } = piece;
  const home = { ...(homeBaseSite && { homeBaseSite }), ...(homeBase && { homeBase }) };
  const { team, discipline, reserveMode, stateFunded } = piece;
  const held = {
    stateFunded,
    ...(team && { team }),
    ...(discipline && { discipline }),
    ...(reserveMode && { reserveMode }),
  };
  const told = Object.fromEntries(TOLD.flatMap((field) => (piece[field] ? [[field, piece[field]]] : [])));
  return { assetCode, name, family, hostUnit, reportingIntervalSeconds, ...home, ...held, ...told };
}

function readPlace({ homeBase }: PieceForm): { latitude: number; longitude: number } | null {
  const { latitude, longitude } = homeBase ?? {};
  return typeof latitude === 'number' && typeof longitude === 'number' ? { latitude, longitude } : null;
}

function toDescribed({ name, family, hostUnit, reportingIntervalSeconds, stateFunded = false }: PieceForm) {
  return { name, family, hostUnit, reportingIntervalSeconds, stateFunded };
}

export function toNewPiece(form: PieceForm) {
  const { assetCode, owner, custodian, homeBaseSite } = form;
  const place = readPlace(form);
  const home = homeBaseSite ? { homeBaseSite } : place && { homeBase: place };
  const { team, discipline, reserveMode } = form;
  const held = { ...(team && { team }), ...(discipline && { discipline }), ...(reserveMode && { reserveMode }) };
  const parties = { ...(owner && { owner }), ...(custodian && { custodian }) };
  return { ...toDescribed(form), assetCode, ...parties, ...home, ...held, ...readTold(form), ...USUAL };
}

/** A base that stays is not said again: it may be out of one's reach, or the piece beside it at a place of its own. */
export function toPieceChange(form: PieceForm, siteBefore: string | undefined) {
  const { homeBaseSite, team = null, discipline = null, reserveMode = null } = form;
  const told = Object.fromEntries(TOLD.map((name) => [name, form[name] || null])) as Record<Told, string | null>;
  const described = { ...toDescribed(form), team, discipline, reserveMode, ...told };
  if (!homeBaseSite) return { ...described, homeBaseSite: null, homeBase: readPlace(form) };
  return { ...described, ...(homeBaseSite !== siteBefore && { homeBaseSite }) };
}
