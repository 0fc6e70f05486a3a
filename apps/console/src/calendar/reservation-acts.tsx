import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Reservation } from '../api/answers.ts';
import { useOrganisations } from '../equipment/organisations.ts';
import { ReservationActDrawer } from './reservation-act-drawer.tsx';
import type { ReservationVerb } from './use-reservation-act.ts';
import { useMyKinds } from './use-my-kinds.ts';
import { useMe } from '../session/use-me.ts';

/** What may follow, the likeliest first. */
function verbsFor({ state }: Reservation): ReservationVerb[] {
  if (state === 'tentative') return ['confirm', 'extend', 'cut-short', 'cancel'];
  if (state === 'confirmed') return ['extend', 'cut-short', 'cancel'];
  return state === 'at_risk' ? ['cancel'] : [];
}

const NAMES = {
  confirm: 'reservation.confirm',
  extend: 'reservation.extend',
  'cut-short': 'reservation.cutShort',
  cancel: 'reservation.cancel',
} as const;

/** Whether it is of the person's organisation or of one below it. */
function useIsOurs(organisation: string): boolean {
  const mine = useMe()?.organisation.code;
  const known = useOrganisations().data?.items ?? [];
  const parents = new Map(known.map(({ code, parent }) => [code, parent]));
  let at: string | null | undefined = organisation;
  while (at && at !== mine) at = parents.get(at);
  return at === mine;
}

/** Offered to whose it is and to who is above; the server decides. */
export function ReservationActs({ reservation }: { reservation: Reservation }) {
  const { t } = useTranslation();
  const me = useMe();
  const [verb, open] = useState<ReservationVerb | null>(null);
  const isOurs = useIsOurs(reservation.organisation);
  const mayReserve = useMyKinds().length > 0;
  if (me === undefined) return null;
  const verbs = mayReserve ? verbsFor(reservation) : [];
  if (!isOurs && verbs.length > 0) {
    return <span className="muted">{t('reservation.notYours', { organisation: reservation.organisationName })}</span>;
  }
  return (
    <div className="reservation-acts">
      {verbs.map((each) => (
        <Button
          key={each}
          type={each === 'confirm' ? 'primary' : 'default'}
          onClick={() => open(each)}
          data-testid={`act-${each}`}
        >
          {t(NAMES[each])}
        </Button>
      ))}
      {verb !== null && (
        <ReservationActDrawer
          key={verb}
          verb={verb}
          name={t(NAMES[verb])}
          reservation={reservation}
          onClose={() => open(null)}
        />
      )}
    </div>
  );
}
