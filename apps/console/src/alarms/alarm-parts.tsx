import { EyeOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Alarm } from '../api/answers.ts';
import { AgeText } from '../format/age-text.tsx';
import { ageOf } from '../format/age.ts';
import { useAlarmWords } from './use-alarm-words.ts';

interface AlarmPartProps {
  readonly alarm: Alarm;
}

/** Whose alarm it is, and who answers for it; Enter on it opens the piece. */
export function AlarmPiece({ alarm }: AlarmPartProps) {
  const { id, assetCode, piece } = alarm;
  return (
    <>
      <Link to="/equipment/$assetCode" params={{ assetCode }} className="code" data-row-link={id}>
        {assetCode}
      </Link>
      <div className="alarm-piece-name">{piece.name}</div>
      <AlarmCustodian alarm={alarm} />
    </>
  );
}

/** Who answered for the piece when it was raised. */
export function AlarmCustodian({ alarm: { custodian } }: AlarmPartProps) {
  const { t } = useTranslation();
  return (
    <div className="muted alarm-custodian" title={custodian.name}>
      {t('alarm.custodian', { name: custodian.name })}
    </div>
  );
}

/** The machine tells it against its custodian: an eye beside the word. */
function WitnessMark() {
  return <EyeOutlined className="witness-mark" aria-hidden />;
}

export function AlarmCause({ alarm }: AlarmPartProps) {
  const { cause, measured } = useAlarmWords()(alarm);
  return (
    <>
      <div>
        {alarm.witness !== null && <WitnessMark />}
        {cause}
      </div>
      {measured !== '' && <div className="muted figures alarm-measured">{measured}</div>}
    </>
  );
}

/** Whether it stands; once it is over, since when and how long it stood. */
export function AlarmState({ alarm: { clearedAt, raisedAt } }: AlarmPartProps) {
  const { t } = useTranslation();
  if (clearedAt === null) return <strong>{t('alarm.active')}</strong>;
  const { unit, count } = ageOf(Date.parse(raisedAt), Date.parse(clearedAt));
  return (
    <>
      <div>
        {t('alarm.cleared')} · <AgeText time={clearedAt} />
      </div>
      <div className="muted">{t('alarm.clearedAfter', { duration: t(`duration.${unit}`, { count }) })}</div>
    </>
  );
}

/** Who has acknowledged it and when. */
export function AlarmAnswer({ alarm: { acknowledgedBy, acknowledgedAt, remark } }: AlarmPartProps) {
  const { t } = useTranslation();
  if (acknowledgedAt === null) return <span className="muted">{t('alarm.unacknowledged')}</span>;
  return (
    <>
      <div>
        {t('alarm.acknowledgedBy', { name: acknowledgedBy?.name ?? '' })} · <AgeText time={acknowledgedAt} />
      </div>
      {remark !== null && <div className="muted">{t('alarm.remark', { remark })}</div>}
    </>
  );
}

export interface AlarmActs {
  /** Null for whom acknowledging is not offered. */
  readonly acknowledge: ((alarm: Alarm) => void) | null;
  /** Asks for a remark first. */
  readonly remark: (alarm: Alarm) => void;
  readonly sending: ReadonlySet<string>;
}

interface AcknowledgeProps extends AlarmPartProps, AlarmActs {
  readonly block?: boolean;
  readonly primary?: boolean;
}

/** The act while nobody has acknowledged it, and then who has. */
export function Acknowledge({ alarm, acknowledge, remark, sending, block = false, primary = false }: AcknowledgeProps) {
  const { t } = useTranslation();
  const words = useAlarmWords();
  if (alarm.acknowledged || acknowledge === null) return <AlarmAnswer alarm={alarm} />;
  const of = { assetCode: alarm.assetCode, cause: words(alarm).cause };
  return (
    <span className="alarm-acts" data-act="acknowledge">
      <Button
        block={block}
        type={primary ? 'primary' : 'default'}
        loading={sending.has(alarm.id)}
        onClick={() => acknowledge(alarm)}
        aria-label={t('alarm.acknowledgeOf', of)}
        data-testid={`acknowledge-${alarm.assetCode}`}
      >
        {t('alarm.acknowledge')}
      </Button>
      <Button
        disabled={sending.has(alarm.id)}
        onClick={() => remark(alarm)}
        aria-label={t('alarm.addRemarkOf', of)}
        data-testid={`remark-${alarm.assetCode}`}
      >
        {t('alarm.addRemark')}
      </Button>
    </span>
  );
}
