import type { Feature, Point } from 'geojson';
import { urgencyOf } from '../alarms/severity.ts';
import type { Connection, LivePiece, MapFeature, Position } from '../api/answers.ts';

/** A piece of equipment as the map knows it: where it was last, and whether it can be heard. */
export interface MapPiece {
  readonly assetCode: string;
  readonly name: string;
  readonly family: string;
  readonly connection: Connection;
  readonly lastSeen: string | null;
  readonly place: MapPlace | null;
  /** Of the alarms that stand on it, from 0 for none. */
  readonly urgency: number;
}

export interface MapPlace {
  readonly latitude: number;
  readonly longitude: number;
  readonly time: string | null;
  readonly heading: number | null;
}

/** A piece with a place, and what is written under it. */
export interface DrawnPiece extends MapPiece {
  readonly place: MapPlace;
  readonly note: string;
}

export function placeOf(position: Position | null | undefined): MapPlace | null {
  if (!position) return null;
  return {
    latitude: position.latitude,
    longitude: position.longitude,
    time: position.time,
    heading: position.heading ?? null,
  };
}

export function readMapFeature({ geometry, properties }: MapFeature): MapPiece {
  const { assetCode, name, family, connection, lastSeen, positionTime, heading, openAlarms } = properties;
  const [longitude, latitude] = geometry?.coordinates ?? [];
  const place =
    longitude === undefined || latitude === undefined ? null : { latitude, longitude, time: positionTime, heading };
  return { assetCode, name, family, connection, lastSeen, place, urgency: urgencyOf(openAlarms) };
}

/** The piece with what the stream has told since; silence leaves it where it was. */
export function withNews(piece: MapPiece, news: LivePiece | undefined): MapPiece {
  if (news === undefined) return piece;
  return {
    ...piece,
    connection: news.connection,
    lastSeen: news.lastSeen ?? piece.lastSeen,
    place: placeOf(news.position) ?? piece.place,
  };
}

export function toFeature({ assetCode, family, connection, place, note, urgency }: DrawnPiece): Feature<Point> {
  // A heading is drawn while the piece can be heard: an arrow on a silent one would claim a movement nobody knows of.
  const heading = connection === 'online' ? place.heading : null;
  return {
    type: 'Feature',
    id: assetCode,
    geometry: { type: 'Point', coordinates: [place.longitude, place.latitude] },
    properties: {
      assetCode,
      connection,
      urgency,
      icon: `${family}:${connection}`,
      label: note === '' ? assetCode : `${assetCode}\n${note}`,
      ...(heading === null ? {} : { heading }),
    },
  };
}
