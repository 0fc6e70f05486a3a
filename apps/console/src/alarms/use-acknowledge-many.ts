import { App } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Alarm } from '../api/answers.ts';
import { useProblemText } from '../frame/use-problem-text.ts';
import { eachOf } from './each-of.ts';
import { useSendAcknowledgement } from './use-acknowledge.ts';

export interface FailedAcknowledgement {
  readonly alarm: Alarm;
  readonly reason: string;
}

interface Outcome {
  readonly done: number;
  readonly failed: readonly FailedAcknowledgement[];
}

/** Acknowledges many alarms, each for itself: one that fails holds up none of the others and is told by its piece. */
export function useAcknowledgeMany() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const problemText = useProblemText();
  const send = useSendAcknowledgement();
  const [progress, setProgress] = useState<{ done: number; count: number } | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);

  async function acknowledgeAll(alarms: readonly Alarm[]): Promise<readonly FailedAcknowledgement[]> {
    setOutcome(null);
    setProgress({ done: 0, count: alarms.length });
    const failed: FailedAcknowledgement[] = [];
    let settled = 0;
    await eachOf(alarms, async (alarm) => {
      await send(alarm).catch((error: unknown) => failed.push({ alarm, reason: problemText(error) }));
      settled += 1;
      setProgress({ done: settled, count: alarms.length });
    });
    setProgress(null);
    const done = alarms.length - failed.length;
    if (failed.length === 0) void message.success(t('alarm.acknowledgedMany', { count: done }));
    else setOutcome({ done, failed });
    return failed;
  }

  return { acknowledgeAll, progress, outcome, forget: () => setOutcome(null) };
}
