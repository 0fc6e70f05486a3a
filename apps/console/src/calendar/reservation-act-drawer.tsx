import { App, AutoComplete, Checkbox, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { ActDrawer } from '../acts/act-drawer.tsx';
import type { Reservation } from '../api/answers.ts';
import { isProblem } from '../api/problem.ts';
import { serverNowMs } from '../api/server-clock.ts';
import { toWallField } from '../format/wall-field.ts';
import { useTimeZoneName } from '../format/use-time-zone-name.ts';
import { isOver } from './kinds.ts';
import { TimeField } from './propose-fields.tsx';
import { formatMinute } from './tell-claim.ts';
import { usePeriodText } from './use-claim-words.ts';
import { type ReservationActForm, type ReservationVerb, useReservationAct } from './use-reservation-act.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** The end that is offered: a day more, or the next full hour. */
function offeredEnd({ allocations }: Reservation, verb: ReservationVerb): string | undefined {
  const ends = allocations
    .filter(({ state }) => !isOver(state))
    .flatMap(({ to }) => (to === null ? [] : [Date.parse(to)]));
  const last = Math.max(serverNowMs(), ...ends);
  if (verb === 'extend') return toWallField(last + DAY_MS);
  if (verb !== 'cut-short') return undefined;
  return toWallField(Math.min(last, Math.ceil(serverNowMs() / HOUR_MS) * HOUR_MS));
}

interface ReservationActDrawerProps {
  readonly verb: ReservationVerb;
  readonly name: string;
  readonly reservation: Reservation;
  readonly onClose: () => void;
}

/** Says what the act will do and to which pieces, asks what it needs, and does it. */
export function ReservationActDrawer({ verb, name, reservation, onClose }: ReservationActDrawerProps) {
  const send = useReservationAct(reservation, verb);
  const { tells, done, conflict } = useActWords(reservation, verb);
  const { message } = App.useApp();
  const to = offeredEnd(reservation, verb);
  const act = async (form: ReservationActForm, key: string) => {
    try {
      void message.success(done(await send(form, key)));
    } catch (error) {
      const told = conflict(error);
      if (told !== null) void message.warning(told);
      throw error;
    }
  };
  return (
    <ActDrawer<ReservationActForm>
      title={name}
      verb={name}
      draft={`reservation.${reservation.id}.${verb}`}
      initial={{ ...(to !== undefined && { to }) }}
      act={act}
      onClose={onClose}
    >
      <p>{tells}</p>
      <ActFields verb={verb} />
    </ActDrawer>
  );
}

function ActFields({ verb }: { verb: ReservationVerb }) {
  const { t } = useTranslation();
  const zone = useTimeZoneName();
  const now = Form.useWatch<boolean | undefined>('now', Form.useFormInstance<ReservationActForm>());
  if (verb === 'confirm') return null;
  return (
    <>
      {verb === 'cut-short' && (
        <Form.Item name="now" valuePropName="checked">
          <Checkbox>{t('reservation.cutNow')}</Checkbox>
        </Form.Item>
      )}
      {verb !== 'cancel' && now !== true && <TimeField name="to" label={t('reservation.newEnd', { zone })} />}
      <ReasonField required={verb === 'cancel'} />
    </>
  );
}

const REASONS = ['drillMoved', 'noLongerNeeded', 'otherPiece', 'pieceUnfit', 'incidentOver', 'mistake'] as const;

function ReasonField({ required }: { required: boolean }) {
  const { t } = useTranslation();
  const label = t('reservation.reason');
  const missing = { required, whitespace: required, message: t('act.missing', { field: label }) };
  return (
    <Form.Item name="reason" label={required ? label : t('act.optional', { field: label })} rules={[missing]}>
      <AutoComplete
        placeholder={t('reservation.reasonHint')}
        options={REASONS.map((reason) => ({ value: t(`reservation.reasons.${reason}`) }))}
      />
    </Form.Item>
  );
}

interface Refused {
  readonly conflicts: readonly {
    readonly assetCode: string;
    readonly kind: 'drill';
    readonly ownerName: string;
    readonly from: string;
  }[];
}

/** What will happen, what has, and who stands in the way. */
function useActWords(reservation: Reservation, verb: ReservationVerb) {
  const { t } = useTranslation();
  const periodText = usePeriodText();
  const live = reservation.allocations.filter(({ state }) => !isOver(state));
  const pieces = live.map(({ assetCode }) => assetCode).join(t('listSeparator'));
  const period = live[0] === undefined ? '' : periodText(live[0]);
  const endOf = ({ allocations }: Reservation) => {
    const end = allocations[0]?.endedAt ?? allocations[0]?.to;
    return { time: end ? formatMinute(Date.parse(end)) : '' };
  };
  const words = {
    confirm: [t('reservation.confirmTells', { pieces, period }), () => t('reservation.confirmed', { pieces })],
    extend: [t('reservation.extendTells'), (made: Reservation) => t('reservation.extended', endOf(made))],
    'cut-short': [
      t('reservation.cutShortTells', { pieces }),
      (made: Reservation) => t('reservation.cutShortDone', endOf(made)),
    ],
    cancel: [t('reservation.cancelTells', { pieces, period }), () => t('reservation.cancelled', { pieces })],
  } as const;
  const conflict = (error: unknown): string | null => {
    if (!isProblem(error) || error.code !== 'allocation-conflict') return null;
    const [first] = (error as unknown as Refused).conflicts;
    if (first === undefined) return null;
    const { assetCode, kind, ownerName: organisation, from } = first;
    const time = formatMinute(Date.parse(from));
    return t('reservation.conflict', { assetCode, kind: t(`calendar.kinds.${kind}`), organisation, time });
  };
  return { tells: words[verb][0], done: words[verb][1], conflict };
}
