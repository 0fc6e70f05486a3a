import type { DisplacedNotice } from '../calendar/notice-schemas.ts';
import type { UnansweredNotice } from './schemas.ts';
import type { notice } from './tables.ts';

type Row = Pick<typeof notice.$inferSelect, 'kind' | 'payload' | 'escalateAt'>;

/** What is read out or sent to somebody on duty: short, and what to do. */
export function writeText({ kind, payload, escalateAt }: Row, timeZone: string): { zh: string; en: string } {
  const { zh, en } = tell(kind, payload);
  if (escalateAt === null)
    return { zh: `【集结】${zh}请登录确认。`, en: `Muster: ${en} Please sign in and acknowledge.` };
  const time = new Intl.DateTimeFormat('sv-SE', { timeZone, hour: '2-digit', minute: '2-digit' }).format(escalateAt);
  return {
    zh: `【集结】${zh}请在 ${time} 前登录确认或回电值班室。`,
    en: `Muster: ${en} Please acknowledge before ${time}, or ring the duty room.`,
  };
}

function tell(kind: string, payload: object): { zh: string; en: string } {
  if (kind === 'claims-displaced') return tellDisplaced(payload as DisplacedNotice);
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
