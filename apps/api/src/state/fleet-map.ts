import { Injectable } from '@nestjs/common';

import { countOpenAlarms } from '#custody/alarms/count-open-alarms';
import type { OpenAlarms } from '#custody/alarms/schemas';
import { requireRight } from '#custody/authorisation/authorise';
import type { Context } from '#custody/authorisation/caller';
import { listReachedOrganisations } from '#custody/authorisation/scope';
import { toPosition } from '#custody/register/read-equipment';
import type { MapFeature } from '#custody/state/schemas';

import { FleetFeed, type LivePiece } from '../stream/fleet-feed.ts';

/** A feature as JSON, up to where its open alarms stand. */
type FeatureText = string;

/**
 * The map as JSON text, from the fleet that the streams follow anyway. Each piece's text is kept until the piece
 * changes: 20,000 of them are put together in milliseconds instead of being read, judged and written anew.
 */
@Injectable()
export class FleetMap {
  private readonly texts = new WeakMap<LivePiece, FeatureText>();

  constructor(private readonly feed: FleetFeed) {}

  /** Every piece that the caller reaches, an `EquipmentMap`; one that never said where it is has no geometry. */
  async write({ db, caller }: Context): Promise<string> {
    requireRight(caller, 'see-equipment');
    const [reached, open] = await Promise.all([
      listReachedOrganisations(db, caller),
      countOpenAlarms(db),
      this.feed.refresh(),
    ]);
    const features: string[] = [];
    for (const live of this.feed.pieces.values()) {
      const { assetCode, organisations } = live.piece;
      if (organisations.some((code) => reached.has(code)))
        features.push(this.textOf(live) + endOf(open.get(assetCode)));
    }
    return `{"type":"FeatureCollection","features":[${features.join(',')}]}`;
  }

  private textOf(live: LivePiece): FeatureText {
    const text = this.texts.get(live) ?? JSON.stringify(toFeature(live)).slice(0, -END.length);
    this.texts.set(live, text);
    return text;
  }
}

const END = '}}';

function endOf(openAlarms: OpenAlarms | undefined): string {
  return openAlarms ? `,"openAlarms":${JSON.stringify(openAlarms)}${END}` : END;
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
