import { useTranslation } from 'react-i18next';
import type { Handover } from '../api/answers.ts';
import { compareSnapshots } from './compare-snapshots.ts';
import { ContradictionList } from './contradiction-list.tsx';
import { SnapshotView } from './snapshot-view.tsx';
import { useHandoverForm } from '../custody/use-custody.ts';

/** What the machine said at the offer, and what it says now or said when it was accepted. */
export function HandoverWitness({ handover, isOpen }: { handover: Handover; isOpen: boolean }) {
  const { t } = useTranslation();
  const { assetCode, telemetry, contradictions, acceptance } = handover;
  const now = useHandoverForm(assetCode, isOpen);
  const then = acceptance?.telemetry ?? (isOpen ? now.data?.telemetry : undefined);
  const ofParty = (party: 'from' | 'to') => contradictions.filter((one) => one.party === party);
  const stands = isOpen ? (now.data?.contradictions ?? []) : ofParty('to');
  return (
    <section className="panel" aria-label={t('witness.title')} data-testid="witness">
      <h2>{t('witness.title')}</h2>
      <ContradictionList title={t('witness.contradictsOffer')} contradictions={ofParty('from')} />
      <ContradictionList
        title={t(isOpen ? 'witness.contradictsNow' : 'witness.contradictsAcceptance')}
        contradictions={stands}
        changes={then === undefined ? [] : compareSnapshots(telemetry, then)}
      />
      <div className="snapshots">
        <SnapshotView title={t('witness.atOffer')} snapshot={telemetry} />
        {acceptance !== null && <SnapshotView title={t('witness.atAcceptance')} snapshot={acceptance.telemetry} />}
        {acceptance === null && then !== undefined && <SnapshotView title={t('witness.now')} snapshot={then} isLive />}
      </div>
    </section>
  );
}
