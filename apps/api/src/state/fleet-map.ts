import { Injectable } from '@nestjs/common';

import { countOpenAlarms } from '#custody/alarms/count-open-alarms';
import type { OpenAlarms } from '#custody/alarms/schemas';
import { requireRight } from '#custody/authorisation/authorise';
import type { Context } from '#custody/authorisation/caller';
import { listReachedOrganisations } from '#custody/authorisation/scope';
import { toPosition } from '#custody/register/to-position';
import type { MapFeature } from '#custody/state/schemas';

import { FleetFeed, type LivePiece } from '../stream/fleet-feed.ts';

/** A comma and a feature as JSON in UTF-8, of a piece without open alarms. */
type FeatureBytes = Buffer;

/**
 * The map as JSON, from the fleet that the streams follow anyway. Each piece's bytes are kept until the piece changes:
 * 20,000 of them are copied together in milliseconds instead of being read, judged, written and encoded anew.
 */
@Injectable()
export class FleetMap {
  private readonly known = new WeakMap<LivePiece, FeatureBytes>();

  constructor(private readonly feed: FleetFeed) {}

  /** Every piece in service that the caller reaches, an `EquipmentMap`; one that never said where it is has no geometry. */
  async write({ db, caller }: Context): Promise<Buffer> {
    requireRight(caller, 'see-equipment');
    const [reached, open] = await Promise.all([
      listReachedOrganisations(db, caller),
      countOpenAlarms(db),
      this.feed.refresh(),
    ]);
    const parts: Buffer[] = [BEGIN];
    for (const live of this.feed.pieces.values()) {
      const { assetCode, organisations, retired } = live.piece;
      if (retired || !organisations.some((code) => reached.has(code))) continue;
      const openAlarms = open.get(assetCode);
      if (openAlarms) parts.push(...withAlarms(this.bytesOf(live), openAlarms));
      else parts.push(this.bytesOf(live));
    }
    const isEmpty = parts.length === 1;
    parts.push(END);
    const map = Buffer.concat(parts);
    if (!isEmpty) map[BEGIN.length] = SPACE; // Nothing comes before the first comma.
    return map;
  }

  private bytesOf(live: LivePiece): FeatureBytes {
    const known = this.known.get(live);
    if (known) return known;
    const bytes = Buffer.from(`,${JSON.stringify(toFeature(live))}`);
    this.known.set(live, bytes);
    return bytes;
  }
}

const BEGIN = Buffer.from('{"type":"FeatureCollection","features":[');
const END = Buffer.from(']}');
const SPACE = 0x20;
/** Of a feature: its properties and itself. */
const CLOSING = '}}';

function withAlarms(feature: FeatureBytes, openAlarms: OpenAlarms): Buffer[] {
  const alarms = Buffer.from(`,"openAlarms":${JSON.stringify(openAlarms)}${CLOSING}`);
  return [feature.subarray(0, -CLOSING.length), alarms];
}

/** The properties come last: they are what is open at the end. */
function toFeature({ piece, connection }: LivePiece): MapFeature {
  const position = toPosition(piece);
  return {
    type: 'Feature',
    id: piece.assetCode,
    geometry: position ? { type: 'Point', coordinates: [position.longitude, position.latitude] } : null,
    properties: {
      assetCode: piece.assetCode,
      name: piece.name,
      family: piece.family,
      connection,
      lastSeen: piece.lastSeenAt?.toISOString() ?? null,
      positionTime: position?.time ?? null,
      heading: position?.heading ?? null,
    },
  };
}
