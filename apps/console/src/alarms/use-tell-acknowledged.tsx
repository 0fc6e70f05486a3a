import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Alarm } from '../api/answers.ts';
import { useMe } from '../session/use-me.ts';
import { useNow } from '../format/use-now.ts';
import { useProblemText } from '../frame/use-problem-text.ts';
import { eachOf } from './each-of.ts';
import { useSendTakingBack } from './use-send-acknowledgement.ts';

/** As long as a slip of the hand is noticed; the server lets it have a little more. */
const TAKEN_BACK_WITHIN_SECONDS = 10;

/** Says what was acknowledged, and for a while lets it be taken back by who did it. */
export function useTellAcknowledged(): (text: string, alarms: readonly Alarm[]) => void {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const problemText = useProblemText();
  const me = useMe()?.id;
  const send = useSendTakingBack();

  async function takeBack(alarms: readonly Alarm[], key: string): Promise<void> {
    let failure: unknown;
    let done = 0;
    await eachOf(alarms, async (alarm) => {
      await send(alarm).then(
        () => (done += 1),
        (error: unknown) => (failure = error),
      );
    });
    const failed = alarms.length - done;
    if (failed === 0) void message.open({ key, type: 'info', content: t('alarm.takenBack', { count: done }) });
    else {
      const reason = problemText(failure);
      void message.open({ key, type: 'error', content: t('alarm.notTakenBack', { count: failed, reason }) });
    }
  }

  return (text, alarms) => {
    const own = alarms.filter(({ acknowledgedBy }) => acknowledgedBy?.id === me);
    const key = `acknowledged.${alarms.map(({ id }) => id).join()}`;
    const content = own.length === 0 ? text : <Slipped text={text} onTakeBack={() => takeBack(own, key)} />;
    const duration = own.length === 0 ? undefined : TAKEN_BACK_WITHIN_SECONDS;
    void message.open({ key, type: 'success', content, pauseOnHover: false, ...(duration && { duration }) });
  };
}

function Slipped({ text, onTakeBack }: { text: string; onTakeBack: () => Promise<void> }) {
  const { t } = useTranslation();
  const nowMs = useNow();
  const [sinceMs] = useState(nowMs);
  const [isSending, setSending] = useState(false);
  const seconds = Math.max(0, TAKEN_BACK_WITHIN_SECONDS - Math.round((nowMs - sinceMs) / 1_000));
  const takeBack = () => {
    setSending(true);
    void onTakeBack();
  };
  return (
    <span className="slipped">
      {text}{' '}
      <Button loading={isSending} onClick={takeBack} data-testid="take-back">
        {t('alarm.takeBack')} <span className="figures">{t('duration.second', { count: seconds })}</span>
      </Button>
    </span>
  );
}
