import { useNavigate } from '@tanstack/react-router';
import { useCallback, useRef, useState } from 'react';
import { answered } from '../api/answered.ts';
import { api } from '../api/client.ts';
import { useProblemText } from '../frame/use-problem-text.ts';
import type { LabelTarget } from './read-label.ts';

/** The offer of a piece that waits for me, if there is one. */
async function findWaiting(assetCode: string): Promise<string | undefined> {
  const params = { query: { assetCode, offeredToMe: 'true' as const, limit: 1 } };
  const { items } = await answered(api.GET('/api/v1/custody/handovers', { params }));
  return items[0]?.id;
}

/** Opens what a label points to: the handover that waits for me, or else the piece. */
export function useOpenLabel() {
  const navigate = useNavigate();
  const problemText = useProblemText();
  const [failure, setFailure] = useState<string | null>(null);
  const [isOpening, setOpening] = useState(false);
  const tell = useRef(problemText);
  const open = useCallback(
    (target: LabelTarget) => {
      const openHandover = (handoverId: string) =>
        navigate({ to: '/custody/handovers/$handoverId', params: { handoverId }, replace: true });
      const openPiece = async (assetCode: string) => {
        const waiting = await findWaiting(assetCode);
        if (waiting !== undefined) return openHandover(waiting);
        return navigate({ to: '/equipment/$assetCode', params: { assetCode }, replace: true });
      };
      setOpening(true);
      setFailure(null);
      ('handover' in target ? openHandover(target.handover) : openPiece(target.assetCode))
        .catch((error: unknown) => setFailure(tell.current(error)))
        .finally(() => setOpening(false));
    },
    [navigate],
  );
  return { open, failure, isOpening };
}
