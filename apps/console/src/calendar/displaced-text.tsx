import { useTranslation } from 'react-i18next';
import type { DisplacedClaim } from '../api/answers.ts';
import { useOrganisationName } from '../equipment/organisations.ts';
import { formatMinute } from './tell-claim.ts';
import { usePeriodText } from './use-claim-words.ts';

interface DisplacedTextProps {
  readonly organisation: string;
  readonly claim: DisplacedClaim;
}

/** What becomes of a claim that gives way, in one sentence. */
export function DisplacedText({ organisation, claim }: DisplacedTextProps) {
  const { t } = useTranslation();
  const organisationName = useOrganisationName();
  const period = usePeriodText();
  return t(`propose.outcomes.${claim.outcome}`, {
    organisation: organisationName(organisation),
    kind: t(`calendar.kinds.${claim.kind}`),
    assetCode: claim.assetCode,
    period: period(claim),
    until: claim.until === undefined ? '' : formatMinute(Date.parse(claim.until)),
    movedTo: claim.movedTo ?? '',
  });
}
