import type { ExpressionSpecification, GeoJSONSourceSpecification, LayerSpecification } from 'maplibre-gl';
import type { Connection } from '../api/answers.ts';
import type { Palette } from '../theme/palette.ts';

export const CLUSTER_STATES = ['online', 'silent', 'offline', 'never'] as const satisfies readonly Connection[];

/** A ring is drawn in this many parts: few enough that not every count is a picture of its own. */
const RING_PARTS = 24;

const CLUSTER_RADIUS = 46;
const LAST_CLUSTERED_ZOOM = 11;

/** Counts, for each cluster, how many of its pieces are in which state, and finds the worst alarm among them. */
export const CLUSTERED = {
  cluster: true,
  clusterRadius: CLUSTER_RADIUS,
  clusterMaxZoom: LAST_CLUSTERED_ZOOM,
  clusterProperties: {
    ...Object.fromEntries(
      CLUSTER_STATES.map((state) => [state, ['+', ['case', ['==', ['get', 'connection'], state], 1, 0]]]),
    ),
    urgency: ['max', ['get', 'urgency']],
  },
} satisfies Partial<GeoJSONSourceSpecification>;

/** Rounded up, so that one silent piece among four hundred still has its part of the ring. */
function parts(state: Connection): ExpressionSpecification {
  return ['to-string', ['ceil', ['*', RING_PARTS, ['/', ['get', state], ['get', 'point_count']]]]];
}

const ICON: ExpressionSpecification = ['concat', 'cluster', ...CLUSTER_STATES.flatMap((state) => [':', parts(state)])];

const SIZE_BY_COUNT: ExpressionSpecification = ['step', ['get', 'point_count'], 1, 50, 1.2, 500, 1.45];

export const CLUSTER_LAYER_ID = 'clusters';

export function clusterLayer(palette: Palette, font: string[]): LayerSpecification {
  return {
    id: CLUSTER_LAYER_ID,
    type: 'symbol',
    source: 'pieces',
    filter: ['has', 'point_count'],
    layout: {
      'icon-allow-overlap': true,
      'icon-ignore-placement': true,
      'icon-image': ICON,
      'icon-size': SIZE_BY_COUNT,
      'text-field': ['to-string', ['get', 'point_count']],
      'text-font': font,
      'text-size': 13,
      'text-allow-overlap': true,
    },
    paint: { 'text-color': palette.text },
  };
}

/** The parts of the ring that a picture's name stands for, in the order of the states; null for another picture. */
export function readClusterIcon(id: string): number[] | null {
  const [kind, ...counts] = id.split(':');
  return kind === 'cluster' && counts.length === CLUSTER_STATES.length ? counts.map(Number) : null;
}
