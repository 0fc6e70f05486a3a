import { useTranslation } from 'react-i18next';
import type { DutyMember } from '../api/answers.ts';
import { TelephoneLink } from './telephone-link.tsx';

/** Who is in a shift, each with a number to tap where one may see it. */
export function MemberList({ members }: { members: readonly DutyMember[] }) {
  const { t } = useTranslation();
  return (
    <ul className="duty-members">
      {members.map(({ function: duty, name, telephone }, index) => (
        <li key={index}>
          <span className="duty-function">{t(`duty.functions.${duty}`)}</span> <strong>{name}</strong>{' '}
          {telephone !== null && <TelephoneLink number={telephone} />}
        </li>
      ))}
    </ul>
  );
}
