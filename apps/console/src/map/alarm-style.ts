import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import { readUrgency, SEVERITIES } from '../alarms/severity.ts';
import type { Palette } from '../theme/palette.ts';

const URGENCIES = Array.from({ length: 2 * SEVERITIES.length }, (_, index) => index + 1);
const URGENCY: ExpressionSpecification = ['coalesce', ['get', 'urgency'], 0];
const HAS_ALARM: ExpressionSpecification = ['>', URGENCY, 0];
/** Above this nobody has acknowledged it yet. */
const IS_WAITING: ExpressionSpecification = ['>', URGENCY, SEVERITIES.length];

/** Wider than the ring of a piece, and than that of a cluster of as many pieces. */
const RADIUS: ExpressionSpecification = ['step', ['coalesce', ['get', 'point_count'], 1], 25, 50, 29, 500, 34];

function colourByUrgency(palette: Palette): ExpressionSpecification {
  const colours = URGENCIES.flatMap((urgency) => {
    const found = readUrgency(urgency);
    return found === null ? [] : [urgency, palette[found.severity]];
  });
  return ['match', URGENCY, ...colours, palette.unknown] as unknown as ExpressionSpecification;
}

/** A halo around each piece, and each ring of pieces, on which an alarm stands: filled until it is acknowledged. */
export function haloLayer(palette: Palette): LayerSpecification {
  return {
    id: 'halo',
    type: 'circle',
    source: 'pieces',
    filter: HAS_ALARM,
    paint: {
      'circle-radius': RADIUS,
      'circle-color': colourByUrgency(palette),
      'circle-opacity': ['case', IS_WAITING, 0.35, 0],
      'circle-stroke-color': colourByUrgency(palette),
      'circle-stroke-width': 2,
    },
  };
}

/** The sign of the worst beside it, so that it is no matter of colour alone. */
export function badgeLayer(): LayerSpecification {
  return {
    id: 'badge',
    type: 'symbol',
    source: 'pieces',
    filter: HAS_ALARM,
    layout: {
      'icon-image': ['concat', 'alarm:', ['to-string', URGENCY]],
      'icon-offset': [18, -18],
      'icon-allow-overlap': true,
      'icon-ignore-placement': true,
    },
  };
}

/** The urgency that a picture's name stands for; null for another picture. */
export function readBadge(id: string): number | null {
  return id.startsWith('alarm:') ? Number(id.slice('alarm:'.length)) : null;
}
