import type { EquipmentState, Family, LivePiece, Metric, MetricState } from '../api/answers.ts';

/** A metric that a piece has reported: its latest value, and what the catalogue knows of it. */
export interface CurrentMetric {
  readonly name: string;
  readonly state: MetricState;
  readonly known: Metric | undefined;
}

/** A position is shown as one thing, not as two numbers. */
const SHOWN_AS_POSITION = new Set(['latitude', 'longitude']);

function newer(left: MetricState | undefined, right: MetricState): MetricState {
  return left !== undefined && Date.parse(left.time) > Date.parse(right.time) ? left : right;
}

/** The state as it was read with what the stream has told since; whichever is newer counts. */
export function withLiveState(state: EquipmentState, news: LivePiece | undefined): EquipmentState {
  if (news === undefined) return state;
  const metrics = { ...state.metrics };
  for (const [name, metric] of Object.entries(news.metrics ?? {})) metrics[name] = newer(metrics[name], metric);
  const isOlder = Date.parse(news.lastSeen ?? '') < Date.parse(state.lastSeen ?? '');
  const { connection, lastSeen } = isOlder ? state : news;
  const position = news.position ?? state.position;
  return { ...state, connection, lastSeen, metrics, ...(position && { position }) };
}

/** The metrics in the order of the family, its headline first, and what the catalogue does not know at the end. */
export function orderMetrics(
  state: EquipmentState,
  family: Family | undefined,
  catalogue: readonly Metric[],
): CurrentMetric[] {
  const order = family === undefined ? [] : [family.headline, ...family.metrics];
  const rank = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length);
  return Object.entries(state.metrics)
    .filter(([name]) => !SHOWN_AS_POSITION.has(name))
    .map(([name, metric]) => ({ name, state: metric, known: catalogue.find((entry) => entry.name === name) }))
    .toSorted((left, right) => rank(left.name) - rank(right.name) || left.name.localeCompare(right.name));
}
