import type { AlarmNotice, ToldAlarm } from '../alarms/notice-schemas.ts';
import type { DisplacedNotice } from '../calendar/notice-schemas.ts';
import type { UnansweredNotice } from './schemas.ts';
import type { notice } from './tables.ts';

type Row = Pick<typeof notice.$inferSelect, 'kind' | 'payload' | 'escalateAt'>;

/** What is read out or sent to somebody on duty: short, what to do, and in a text message where. */
export function writeText(
  { kind, payload, escalateAt }: Row,
  timeZone: string,
  url: string | null,
): { zh: string; en: string } {
  const { zh, en } = tell(kind, payload);
  const where = url === null ? '' : ` ${url}`;
  if (escalateAt === null)
    return { zh: `【集结】${zh}请登录确认。${where}`, en: `Muster: ${en} Please sign in and acknowledge.${where}` };
  const time = new Intl.DateTimeFormat('sv-SE', { timeZone, hour: '2-digit', minute: '2-digit' }).format(escalateAt);
  return {
    zh: `【集结】${zh}请在 ${time} 前登录确认或回电值班室。${where}`,
    en: `Muster: ${en} Please acknowledge before ${time}, or ring the duty room.${where}`,
  };
}

function tell(kind: string, payload: object): { zh: string; en: string } {
  if (kind === 'claims-displaced') return tellDisplaced(payload as DisplacedNotice);
  if (kind === 'alarm-critical') return tellAlarms(payload as AlarmNotice);
  if (kind === 'notice-unanswered') {
    const { organisationName } = payload as UnansweredNotice;
    return {
      zh: `${organisationName}有一条通知逾时无人应答，请联系该单位。`,
      en: `${organisationName} has not answered a notice in time: please reach them.`,
    };
  }
  return { zh: '贵单位有一条新通知。', en: 'There is a notice for your organisation.' };
}

function tellDisplaced({ by, why, claims }: DisplacedNotice): { zh: string; en: string } {
  const codes = [...new Set(claims.map(({ assetCode }) => assetCode))];
  const [first = ''] = codes;
  const zhPieces = codes.length > 1 ? `${first} 等 ${codes.length} 台装备` : first;
  const enPieces = codes.length > 1 ? `${first} and ${codes.length - 1} more` : first;
  return {
    zh: `${by.organisationName}调整了贵单位对 ${zhPieces}的占用：${why}。`,
    en: `${by.organisationName} has changed your claims on ${enPieces}: ${why}.`,
  };
}

function tellAlarms({ alarms, count }: AlarmNotice): { zh: string; en: string } {
  const [first] = alarms;
  if (!first) return { zh: '贵单位保管的装备有紧急告警。', en: 'A piece that you keep has a critical alarm.' };
  const { assetCode, name } = first;
  const what = { zh: tellCause(first, 'zh'), en: tellCause(first, 'en') };
  const zhPieces = count > 1 ? `等共 ${count} 条紧急告警` : '紧急告警';
  const enMore = count > 1 ? ` and ${count - 1} more` : '';
  return {
    zh: `${assetCode} ${name} ${zhPieces}：${what.zh}。`,
    en: `${assetCode}: critical alarm, ${what.en}${enMore}.`,
  };
}

const FAULTS = { zh: '设备自报故障', en: 'the machine reports a fault' } as const;
const SILENT = { zh: '失联', en: 'it is silent' } as const;

/** As short as it can be said: the page has the rest. */
function tellCause({ metric, metricLabel, value, unit, message, code, operator }: ToldAlarm, language: 'zh' | 'en') {
  if (operator === 'silent') return SILENT[language];
  if (metric === null) return message ?? (code === null ? FAULTS[language] : `${FAULTS[language]} ${code}`);
  const figure = value === null ? '' : ` ${value}${unit === null || unit === '1' ? '' : ` ${unit}`}`;
  return `${metricLabel?.[language] ?? metric}${figure}`;
}
