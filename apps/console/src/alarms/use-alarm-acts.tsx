import { type ReactNode, useState } from 'react';
import type { Alarm } from '../api/answers.ts';
import { useHeldRoles } from '../session/use-held-roles.ts';
import { AcknowledgeDrawer } from './acknowledge-drawer.tsx';
import type { AlarmActs } from './alarm-parts.tsx';
import { mayAcknowledge } from './severity.ts';
import { useAcknowledge } from './use-acknowledge.ts';

/** What may be done with an alarm here, and the form for it, to be drawn beside the list. */
export function useAlarmActs(): { acts: AlarmActs; drawer: ReactNode } {
  const { acknowledge, acknowledgeWith, sending } = useAcknowledge();
  const [remarked, setRemarked] = useState<Alarm | null>(null);
  const may = mayAcknowledge(useHeldRoles());
  const acts = { acknowledge: may ? acknowledge : null, remark: setRemarked, sending };
  const drawer = remarked && (
    <AcknowledgeDrawer
      key={remarked.id}
      alarm={remarked}
      acknowledge={acknowledgeWith}
      onClose={() => setRemarked(null)}
    />
  );
  return { acts, drawer };
}
