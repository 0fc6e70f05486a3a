import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Result, Skeleton } from 'antd';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { CredentialsPanel } from '../administration/credentials-panel.tsx';
import { AlarmHistoryPanel } from '../alarms/alarm-history-panel.tsx';
import { OpenAlarmsPanel } from '../alarms/open-alarms-panel.tsx';
import type { Equipment, EquipmentState } from '../api/answers.ts';
import { query } from '../api/client.ts';
import { problemCode } from '../api/problem.ts';
import { PieceAllocations } from '../calendar/piece-allocations.tsx';
import { CommandsPanel } from '../commands/commands-panel.tsx';
import { PieceCustody } from '../custody/piece-custody.tsx';
import { FilesPanel } from '../files/files-panel.tsx';
import { ProblemNotice } from '../frame/problem-notice.tsx';
import { LedgerPanel } from '../ledger/ledger-panel.tsx';
import { useLivePiece } from '../live/live.ts';
import { RegisterPanel } from '../register/register-panel.tsx';
import { ChartPanel } from '../telemetry/chart-panel.tsx';
import { PieceLimitsPanel } from '../witness/piece-limits-panel.tsx';
import { orderMetrics, withLiveState } from './current-metrics.ts';
import { useFamilies, useMetrics } from './families.ts';
import { LiveValues } from './live-values.tsx';
import { PieceHead } from './piece-head.tsx';
import { PiecePlace } from './piece-place.tsx';
import { type PieceSearch, pickRange } from './piece-search.ts';

const STATE_REFRESH_MS = 60_000;

export function PiecePage() {
  const { t } = useTranslation();
  const { assetCode } = useParams({ from: '/frame/equipment/$assetCode' });
  const params = { path: { assetCode } };
  const piece = query.useQuery('get', '/api/v1/equipment/{assetCode}', { params });
  const state = query.useQuery(
    'get',
    '/api/v1/equipment/{assetCode}/state',
    { params },
    { refetchInterval: STATE_REFRESH_MS },
  );
  const failure = piece.error ?? state.error;

  if (failure !== null && problemCode(failure) === 'not-found') return <PieceMissing assetCode={assetCode} />;
  return (
    <div className="page">
      <title>{`${assetCode} · ${t('product')}`}</title>
      {failure !== null && (
        <ProblemNotice error={failure} onRetry={() => void Promise.all([piece.refetch(), state.refetch()])} />
      )}
      {piece.data && state.data ? (
        <Piece piece={piece.data} state={state.data} />
      ) : (
        <Skeleton active paragraph={{ rows: 10 }} className="late" />
      )}
    </div>
  );
}

function PieceMissing({ assetCode }: { assetCode: string }) {
  const { t } = useTranslation();
  return (
    <Result
      status="info"
      title={t('equipment.notFound', { assetCode })}
      extra={<Link to="/equipment">{t('equipment.backToList')}</Link>}
    />
  );
}

/** What the piece has reported, and the metric that the address asks for even if it never did. */
function usePieceMetrics(piece: Equipment, state: EquipmentState, asked: string | undefined) {
  const family = useFamilies().find(({ code }) => code === piece.family);
  const catalogue = useMetrics();
  const reported = orderMetrics(state, family, catalogue);
  const metric = asked ?? reported[0]?.name ?? family?.headline;
  const isReported = metric === undefined || reported.some(({ name }) => name === metric);
  const known = catalogue.find(({ name }) => name === metric);
  return { metric, reported, chartable: isReported ? reported : [...reported, { name: metric, known }] };
}

function Piece({ piece, state: read }: { piece: Equipment; state: EquipmentState }) {
  const { metric: asked, ...search } = useSearch({ from: '/frame/equipment/$assetCode' });
  const navigate = useNavigate({ from: '/equipment/$assetCode' });
  const state = withLiveState(read, useLivePiece(piece.assetCode));
  const { metric, reported, chartable } = usePieceMetrics(piece, state, asked);
  const show = useCallback(
    (changed: PieceSearch, replace = false) => void navigate({ search: changed, replace }),
    [navigate],
  );
  const choose = (chosen: string) => show({ ...search, metric: chosen }, true);
  const { assetCode, reportingIntervalSeconds: intervalSeconds } = piece;
  const common = { assetCode, intervalSeconds, metrics: chartable, onSearch: show };
  return (
    <>
      <PieceHead piece={piece} state={state} />
      <div className="piece-panels">
        <OpenAlarmsPanel assetCode={assetCode} />
        <LiveValues metrics={reported} intervalSeconds={intervalSeconds} chosen={metric} onChoose={choose} />
        {metric !== undefined && <ChartPanel key={metric} metric={metric} search={{ ...search, metric }} {...common} />}
        <PieceCustody assetCode={assetCode} />
        <PieceAllocations assetCode={assetCode} />
        <RegisterPanel piece={piece} />
        <PiecePlace piece={piece} state={state} range={pickRange(search)} />
        <AlarmHistoryPanel assetCode={assetCode} />
        <PieceLimitsPanel assetCode={assetCode} />
        <CommandsPanel assetCode={assetCode} />
        <FilesPanel assetCode={assetCode} />
        <LedgerPanel assetCode={assetCode} />
        <CredentialsPanel assetCode={assetCode} />
      </div>
    </>
  );
}
