import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answered } from '../api/answered.ts';
import type { CrewHandover } from '../api/answers.ts';
import { api } from '../api/client.ts';
import { newIdempotencyKey } from '../api/idempotency-key.ts';
import { useReloadCustody } from '../custody/use-custody.ts';
import { useProblemText } from '../frame/use-problem-text.ts';
import { AcceptCrewDrawer, RefuseCrewDrawer } from './crew-drawers.tsx';

/** What the person to whom a machine was offered does about it. */
export function AnswerCrewActs({ handover }: { handover: CrewHandover }) {
  const { t } = useTranslation();
  const [answer, setAnswer] = useState<'accept' | 'refuse' | null>(null);
  const done = () => setAnswer(null);
  return (
    <div className="crew-acts">
      <Button type="primary" onClick={() => setAnswer('accept')} data-testid="accept-crew">
        {t('crew.accept')}
      </Button>
      <Button onClick={() => setAnswer('refuse')}>{t('crew.refuse')}</Button>
      {answer === 'accept' && <AcceptCrewDrawer handover={handover} onClose={done} />}
      {answer === 'refuse' && <RefuseCrewDrawer handover={handover} onClose={done} />}
    </div>
  );
}

/** Takes the offer back: nothing was handed over yet, so that nobody is asked why. */
export function WithdrawCrewButton({ handover: { id: handoverId } }: { handover: CrewHandover }) {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const reload = useReloadCustody();
  const [key] = useState(newIdempotencyKey);
  const [isPending, setPending] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const withdraw = () => {
    setPending(true);
    const params = { path: { handoverId }, header: { 'Idempotency-Key': key } };
    answered(api.POST('/api/v1/custody/crew-handovers/{handoverId}/withdraw', { params, body: {} }))
      .catch((error: unknown) => setFailure(problemText(error)))
      .finally(() => {
        setPending(false);
        void reload();
      });
  };
  return (
    <>
      <Button onClick={withdraw} loading={isPending}>
        {t('crew.withdraw')}
      </Button>
      {failure !== null && <Alert type="error" showIcon role="alert" title={failure} />}
    </>
  );
}
