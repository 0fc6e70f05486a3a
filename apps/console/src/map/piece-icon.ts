import type { Urgency } from '../alarms/severity.ts';
import type { Connection, SiteKind } from '../api/answers.ts';
import { GLYPH_SIZE, glyphOf } from '../equipment/glyphs.ts';
import { siteGlyph } from '../sites/site-kinds.ts';
import type { Palette } from '../theme/palette.ts';
import { CLUSTER_STATES } from './cluster-style.ts';

const ICON_SIZE = 36;
const RING_RADIUS = 15;
const GLYPH_DRAWN = 18;
const SITE_SIDE = 22;
const SITE_GLYPH = 14;

const CLUSTER_RING_WIDTH = 5;

export const ICON_PIXEL_RATIO = 2;
export const HEADING_ICON = 'heading';

/** The ring tells by colour and by shape whether the piece can be heard. */
const RINGS: Record<Connection, { colour: keyof Palette; width: number; dash: number[]; struck: boolean }> = {
  online: { colour: 'ready', width: 3.5, dash: [], struck: false },
  silent: { colour: 'unknown', width: 2, dash: [], struck: false },
  offline: { colour: 'unknown', width: 2, dash: [], struck: true },
  never: { colour: 'unknown', width: 2, dash: [3, 3], struck: false },
};

function createCanvas(): CanvasRenderingContext2D {
  const canvas = document.createElement('canvas');
  canvas.width = ICON_SIZE * ICON_PIXEL_RATIO;
  canvas.height = ICON_SIZE * ICON_PIXEL_RATIO;
  const context = canvas.getContext('2d')!;
  context.scale(ICON_PIXEL_RATIO, ICON_PIXEL_RATIO);
  context.translate(ICON_SIZE / 2, ICON_SIZE / 2);
  return context;
}

function takeImage(context: CanvasRenderingContext2D): ImageData {
  return context.getImageData(0, 0, context.canvas.width, context.canvas.height);
}

export function drawPieceIcon(family: string, connection: Connection, palette: Palette): ImageData {
  const ring = RINGS[connection];
  const context = createCanvas();
  const circle = new Path2D();
  circle.arc(0, 0, RING_RADIUS, 0, 2 * Math.PI);
  context.fillStyle = palette.surface;
  context.fill(circle);
  context.save();
  context.translate(-GLYPH_DRAWN / 2, -GLYPH_DRAWN / 2);
  context.scale(GLYPH_DRAWN / GLYPH_SIZE, GLYPH_DRAWN / GLYPH_SIZE);
  context.fillStyle = connection === 'online' ? palette.text : palette.unknown;
  context.fill(new Path2D(glyphOf(family)), 'evenodd');
  context.restore();
  context.strokeStyle = palette[ring.colour];
  context.lineWidth = ring.width;
  context.setLineDash(ring.dash);
  context.stroke(circle);
  if (ring.struck)
    context.stroke(
      new Path2D(`M${-RING_RADIUS * 0.7} ${RING_RADIUS * 0.7}L${RING_RADIUS * 0.7} ${-RING_RADIUS * 0.7}`),
    );
  return takeImage(context);
}

/** A site stands in a square, so that nobody takes it for a piece. */
export function drawSiteIcon(kind: SiteKind, palette: Palette): ImageData {
  const context = createCanvas();
  const square = new Path2D();
  square.roundRect(-SITE_SIDE / 2, -SITE_SIDE / 2, SITE_SIDE, SITE_SIDE, 4);
  context.fillStyle = palette.surface;
  context.fill(square);
  context.strokeStyle = palette.unknown;
  context.lineWidth = 1.5;
  context.stroke(square);
  context.translate(-SITE_GLYPH / 2, -SITE_GLYPH / 2);
  context.scale(SITE_GLYPH / GLYPH_SIZE, SITE_GLYPH / GLYPH_SIZE);
  context.fillStyle = palette.unknown;
  context.fill(new Path2D(siteGlyph(kind)), 'evenodd');
  return takeImage(context);
}

/** A small arrow head above the ring; the map turns it. */
export function drawHeadingIcon(palette: Palette): ImageData {
  const context = createCanvas();
  context.fillStyle = palette.ready;
  context.fill(new Path2D('M0 -12L8 4L0 0L-8 4Z'));
  return takeImage(context);
}

/** The sign of an alarm: a triangle, filled until somebody has acknowledged it. */
export function drawBadgeIcon({ severity, acknowledged }: Urgency, palette: Palette): ImageData {
  const context = createCanvas();
  const triangle = new Path2D('M0 -8L8.5 7H-8.5Z');
  context.lineJoin = 'round';
  context.strokeStyle = palette.surface;
  context.lineWidth = 6;
  context.stroke(triangle);
  context.fillStyle = acknowledged ? palette.surface : palette[severity];
  context.fill(triangle);
  context.strokeStyle = palette[severity];
  context.lineWidth = 2.4;
  context.stroke(triangle);
  return takeImage(context);
}

/** A small ring in the proportions of the states in a cluster. */
export function drawClusterIcon(parts: readonly number[], palette: Palette): ImageData {
  const context = createCanvas();
  const whole = parts.reduce((sum, part) => sum + part, 0);
  const disc = new Path2D();
  disc.arc(0, 0, RING_RADIUS, 0, 2 * Math.PI);
  context.fillStyle = palette.surface;
  context.fill(disc);
  let angle = -Math.PI / 2;
  CLUSTER_STATES.forEach((state, index) => {
    const ring = RINGS[state];
    const end = angle + (2 * Math.PI * (parts[index] ?? 0)) / whole;
    const arc = new Path2D();
    arc.arc(0, 0, RING_RADIUS, angle, end);
    context.strokeStyle = palette[ring.colour];
    context.lineWidth = state === 'online' ? CLUSTER_RING_WIDTH : CLUSTER_RING_WIDTH - ring.width;
    context.setLineDash(ring.dash);
    if (end > angle) context.stroke(arc);
    angle = end;
  });
  return takeImage(context);
}
