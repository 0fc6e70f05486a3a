import { z } from 'zod';

import { familyCode } from '../../catalogue/schemas.ts';
import { assetCode, calendarDate, latitude, longitude, organisationCode, text } from '../../fields.ts';
import { DISCIPLINES } from '../../organisations/kinds.ts';
import { RESERVE_MODES } from '../reserve-modes.ts';
import { DISCIPLINE_WORDS, RESERVE_MODE_WORDS } from './words.ts';

/** What a column of the sheet is about: a field of a piece. */
export interface FieldColumn {
  readonly field: string;
  readonly heading: { readonly zh: string; readonly en: string };
  readonly kind: 'text' | 'number' | 'boolean' | 'word' | 'organisation' | 'family' | 'site';
  readonly schema: z.ZodType;
  /** Of words: how each is written. */
  readonly words?: Readonly<Record<string, { readonly zh: string; readonly en: string }>>;
}

const column = (
  field: string,
  kind: FieldColumn['kind'],
  schema: z.ZodType,
  zh: string,
  en: string,
  words?: FieldColumn['words'],
): FieldColumn => ({ field, kind, schema, heading: { zh, en }, ...(words && { words }) });

const ANY = text(200);
const TIME_SOURCE_WORDS = { device: { zh: '设备', en: 'device' }, server: { zh: '服务器', en: 'server' } };

/** In the order of the sheet. Capabilities stand behind them. */
export const FIELD_COLUMNS: readonly FieldColumn[] = [
  column('assetCode', 'text', assetCode, '装备编号', 'Asset code'),
  column('name', 'text', text(200), '名称', 'Name'),
  column('family', 'family', familyCode, '类别', 'Family'),
  column('hostUnit', 'organisation', organisationCode, '依托单位', 'Host unit'),
  column('owner', 'organisation', organisationCode, '产权单位', 'Owner'),
  column('custodian', 'organisation', organisationCode, '托管单位', 'Custodian'),
  column('team', 'organisation', organisationCode, '救援队伍', 'Team'),
  column('discipline', 'word', z.enum(DISCIPLINES), '专业', 'Discipline', DISCIPLINE_WORDS),
  column('reserveMode', 'word', z.enum(RESERVE_MODES), '储备方式', 'Reserve mode', RESERVE_MODE_WORDS),
  column('stateFunded', 'boolean', z.boolean(), '国投装备', 'State funded'),
  column('manufacturer', 'text', text(200), '生产厂家', 'Manufacturer'),
  column('model', 'text', text(200), '型号', 'Model'),
  column('serialNumber', 'text', text(100), '出厂编号', 'Serial number'),
  column('commissionedOn', 'text', calendarDate, '投用日期', 'Commissioned on'),
  column('renewalDueOn', 'text', calendarDate, '计划更新日期', 'Renewal due on'),
  column('homeSite', 'site', ANY, '驻地', 'Home base'),
  column('homeLatitude', 'number', latitude, '驻地纬度', 'Home latitude'),
  column('homeLongitude', 'number', longitude, '驻地经度', 'Home longitude'),
  column('reportingIntervalSeconds', 'number', z.int().min(1).max(86_400), '上报间隔（秒）', 'Reporting interval (s)'),
  column('timeSource', 'word', z.enum(['device', 'server']), '时间来源', 'Time source', TIME_SOURCE_WORDS),
  column('underground', 'boolean', z.boolean(), '井下', 'Underground'),
];

/** What each piece has: an empty cell leaves it as it is. */
export const ALWAYS_TOLD: ReadonlySet<string> = new Set([
  'name',
  'family',
  'hostUnit',
  'owner',
  'custodian',
  'stateFunded',
  'reportingIntervalSeconds',
  'timeSource',
  'underground',
]);

export const NEEDED: readonly string[] = ['name', 'family', 'hostUnit'];
