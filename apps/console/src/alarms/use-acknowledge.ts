import { App } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Alarm } from '../api/answers.ts';
import { formatClock } from '../format/screen-time.ts';
import { useProblemText } from '../frame/use-problem-text.ts';
import { useSendAcknowledgement } from './use-send-acknowledgement.ts';
import { useTellAcknowledged } from './use-tell-acknowledged.tsx';

/** Acknowledges one alarm: pressed, sending, done by whom and when, or failed with why. */
export function useAcknowledge() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const problemText = useProblemText();
  const send = useSendAcknowledgement();
  const tell = useTellAcknowledged();
  const [sending, setSending] = useState<ReadonlySet<string>>(new Set());
  const isSending = useRef(new Set<string>());
  const mark = (id: string, isOn: boolean) => {
    if (isOn) isSending.current.add(id);
    else isSending.current.delete(id);
    setSending(new Set(isSending.current));
  };

  /** Rejects with the problem, for whoever asked for the remark. */
  async function acknowledgeWith(alarm: Alarm, remark: string): Promise<void> {
    const acknowledged = await send(alarm, remark);
    const { assetCode, acknowledgedBy, acknowledgedAt } = acknowledged;
    const time = formatClock(Date.parse(acknowledgedAt ?? ''));
    tell(t('alarm.acknowledged', { assetCode, name: acknowledgedBy?.name ?? '', time }), [acknowledged]);
  }

  async function acknowledge(alarm: Alarm): Promise<void> {
    if (isSending.current.has(alarm.id)) return;
    mark(alarm.id, true);
    try {
      await acknowledgeWith(alarm, '');
    } catch (error) {
      void message.error(t('alarm.notAcknowledged', { assetCode: alarm.assetCode, reason: problemText(error) }));
    } finally {
      mark(alarm.id, false);
    }
  }

  return { acknowledge: (alarm: Alarm) => void acknowledge(alarm), acknowledgeWith, sending };
}
