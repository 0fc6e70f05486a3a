import { useQueryClient } from '@tanstack/react-query';
import { App, Form } from 'antd';
import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ActDrawer } from '../acts/act-drawer.tsx';
import { answered } from '../api/answered.ts';
import type { Reservation, ReservationPreview } from '../api/answers.ts';
import { api } from '../api/client.ts';
import { serverNowMs } from '../api/server-clock.ts';
import { formatMinute } from './tell-claim.ts';
import { PreviewPanel } from './preview-panel.tsx';
import { beginForm, type ProposeForm, readOverride, readWish, toReservation } from './propose-form.ts';
import { ProposeFields } from './propose-fields.tsx';
import { reloadCalendar } from './use-calendar-news.ts';
import { usePeriodText } from './use-claim-words.ts';
import type { Proposal } from './use-grid-cursor.ts';
import { useMyKinds } from './use-my-kinds.ts';
import { usePreview } from './use-preview.ts';

/** What the form comes to as it stands, and what it would come to if weaker claims gave way. */
function useForeseen(values: Partial<ProposeForm>) {
  const wish = readWish(values);
  const plain = usePreview(wish && { ...wish, preempt: false });
  const override = readOverride(values);
  const isRefused = plain.preview?.possible === false;
  const yielding = usePreview(wish && isRefused ? { ...wish, preempt: true, ...(override && { override }) } : null);
  return { wish, plain, yielding };
}

interface ProposeDrawerProps {
  readonly proposal: Proposal;
  readonly onClose: () => void;
}

/** Asks for a piece or for what can do it; what stands in the way is shown before anything is sent. */
export function ProposeDrawer({ proposal, onClose }: ProposeDrawerProps) {
  const { t } = useTranslation();
  const kinds = useMyKinds();
  const queryClient = useQueryClient();
  const tellDone = useTellDone();
  const [form] = Form.useForm<ProposeForm>();
  const initial = useMemo(() => beginForm(proposal, kinds[0]!, serverNowMs()), [proposal, kinds[0]]);
  const values = {
    ...initial,
    ...(Form.useWatch((all: ProposeForm) => all, form) as Partial<ProposeForm> | undefined),
  };
  const { wish, plain, yielding } = useForeseen(values);
  const asked = JSON.stringify(wish);
  // Who agreed to push one claim aside has not agreed to push aside another.
  useEffect(() => form.setFieldValue('preempt', false), [form, asked]);

  const act = async (sent: ProposeForm, key: string) => {
    const params = { header: { 'Idempotency-Key': key } };
    const body = toReservation({ ...values, ...sent }, readWish({ ...values, ...sent })!, serverNowMs());
    try {
      const made = await answered(api.POST('/api/v1/reservations', { params, body }));
      tellDone(made, body.preempt ? yielding.preview : undefined);
    } finally {
      void reloadCalendar(queryClient);
    }
  };
  const takes = values.preempt === true && yielding.preview?.possible === true;
  const usual = t(values.firmness === 'tentative' ? 'propose.tentativeAct' : 'propose.act');
  return (
    <ActDrawer<ProposeForm>
      title={
        values.by === 'piece' && values.assetCode
          ? t('propose.of', values as { assetCode: string })
          : t('propose.title')
      }
      verb={takes ? t('propose.preempt') : usual}
      draft={`reservation.${proposal.assetCode ?? ''}.${proposal.fromMs ?? ''}`}
      form={form}
      initial={initial}
      act={act}
      onClose={onClose}
    >
      <ProposeFields values={values} kinds={kinds}>
        <PreviewPanel values={values} plain={plain} yielding={yielding} />
      </ProposeFields>
    </ActDrawer>
  );
}

/** Says what was done, and to whom. */
function useTellDone() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const period = usePeriodText();
  return ({ allocations, state }: Reservation, preview: ReservationPreview | undefined) => {
    const pieces = allocations.map(({ assetCode }) => assetCode).join(t('listSeparator'));
    const first = allocations[0]!;
    const count = preview?.displaced.length ?? 0;
    if (count > 0) void message.success(t('propose.preempted', { pieces, count }));
    else if (state === 'tentative' && first.expiresAt !== null)
      void message.success(t('propose.held', { pieces, until: formatMinute(Date.parse(first.expiresAt)) }));
    else void message.success(t('propose.reserved', { pieces, period: period(first) }));
  };
}
