import { useTranslation } from 'react-i18next';
import { TelephoneLink } from '../duty/telephone-link.tsx';
import { useRoster } from '../duty/use-duty.ts';

/** The number at which an organisation can be asked now: of who is on duty there, or else of the room. */
export function WhomToRing({ organisation }: { organisation: string }) {
  const { t } = useTranslation();
  const roster = useRoster(organisation).data;
  const watch = roster?.now?.members.find((member) => member.function === 'on_duty');
  const number = watch?.telephone ?? roster?.telephone;
  if (!number) return null;
  const who = watch?.telephone ? `${t('duty.functions.on_duty')} ${watch.name}` : t('duty.room');
  return (
    <span>
      {who} <TelephoneLink number={number} />
    </span>
  );
}
