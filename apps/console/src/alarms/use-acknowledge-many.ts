import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Alarm } from '../api/answers.ts';
import { useProblemText } from '../frame/use-problem-text.ts';
import { eachOf } from './each-of.ts';
import { useSendAcknowledgement } from './use-send-acknowledgement.ts';
import { useTellAcknowledged } from './use-tell-acknowledged.tsx';

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
  const tell = useTellAcknowledged();
  const problemText = useProblemText();
  const send = useSendAcknowledgement();
  const [progress, setProgress] = useState<{ done: number; count: number } | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);

  async function acknowledgeAll(alarms: readonly Alarm[]): Promise<readonly FailedAcknowledgement[]> {
    setOutcome(null);
    setProgress({ done: 0, count: alarms.length });
    const failed: FailedAcknowledgement[] = [];
    const acknowledged: Alarm[] = [];
    let settled = 0;
    await eachOf(alarms, async (alarm) => {
      await send(alarm).then(
        (answer) => acknowledged.push(answer),
        (error: unknown) => failed.push({ alarm, reason: problemText(error) }),
      );
      settled += 1;
      setProgress({ done: settled, count: alarms.length });
    });
    setProgress(null);
    const done = acknowledged.length;
    if (done > 0) tell(t('alarm.acknowledgedMany', { count: done }), acknowledged);
    if (failed.length > 0) setOutcome({ done, failed });
    return failed;
  }

  return { acknowledgeAll, progress, outcome, forget: () => setOutcome(null) };
}
