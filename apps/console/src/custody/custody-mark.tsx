import { SwapOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { query } from '../api/client.ts';
import { useNarrow } from '../preferences/media-query.ts';
import { useHeldRoles } from '../session/use-held-roles.ts';

const REFRESH_MS = 20_000;
const MOST_COUNTED = 100;

/** Pieces that wait for this person to accept them; nothing where none does. */
export function CustodyMark() {
  return useHeldRoles().includes('custodian') ? <Waiting /> : null;
}

function Waiting() {
  const { t } = useTranslation();
  const narrow = useNarrow();
  const params = { query: { offeredToMe: 'true' as const, limit: MOST_COUNTED } };
  const offered = query.useQuery('get', '/api/v1/custody/handovers', { params }, { refetchInterval: REFRESH_MS });
  const count = offered.data?.items.length ?? 0;
  if (count === 0) return null;
  return (
    <Link
      to="/custody"
      className="waiting-mark"
      title={t('custody.waitingHint')}
      aria-label={t('custody.waiting', { count })}
      data-testid="custody-waiting"
      data-count={count}
    >
      <SwapOutlined aria-hidden />
      <span aria-hidden>{narrow ? count : t('custody.waiting', { count })}</span>
      <span role="status" className="visually-hidden">
        {t('custody.waiting', { count })}
      </span>
    </Link>
  );
}
