import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PieceCrew } from '../api/answers.ts';
import { useMe } from '../session/use-me.ts';
import { AgeText } from '../format/age-text.tsx';
import { AnswerCrewActs, WithdrawCrewButton } from './crew-acts.tsx';
import { OfferCrewDrawer } from './crew-drawers.tsx';
import { useCrew } from './use-crews.ts';

/** Who uses the piece in the field, beside who answers for it, and the change of shift. */
export function CrewLine({ assetCode }: { assetCode: string }) {
  const { t } = useTranslation();
  const crew = useCrew(assetCode).data;
  const [isOffering, setOffering] = useState(false);
  if (crew === undefined) return null;
  const { open, receivers } = crew;
  const mayOffer = open === null && receivers.length > 0;
  if (crew.crew === null && open === null && !mayOffer) return null;
  return (
    <div className="crew-line" data-testid="crew">
      {crew.crew !== null && (
        <p>
          {t('crew.has')} <strong>{crew.crew.name}</strong> · {crew.crew.organisation.name}{' '}
          <AgeText time={crew.crew.since} />
        </p>
      )}
      {open !== null && <Open open={open} />}
      {mayOffer && (
        <Button onClick={() => setOffering(true)} data-testid="offer-crew">
          {t('crew.offer')}
        </Button>
      )}
      {isOffering && <OfferCrewDrawer crew={crew} onClose={() => setOffering(false)} />}
    </div>
  );
}

function Open({ open }: { open: NonNullable<PieceCrew['open']> }) {
  const { t } = useTranslation();
  const me = useMe();
  return (
    <>
      <p>{t('crew.waits', { from: open.from.name, to: open.to.name })}</p>
      {open.to.id === me?.id && <AnswerCrewActs handover={open} />}
      {open.from.organisation.code === me?.organisation.code && open.to.id !== me.id && (
        <WithdrawCrewButton handover={open} />
      )}
    </>
  );
}
