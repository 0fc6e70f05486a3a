import type { FeatureCollection, GeoJSON } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import landUrl from 'world-atlas/land-50m.json?url';
import { cutAtAntimeridian } from './cut-at-antimeridian.ts';

let land: Promise<GeoJSON> | null = null;

async function fetchLand(): Promise<GeoJSON> {
  const response = await fetch(landUrl);
  if (!response.ok) throw new Error(`coastline: ${response.status}`);
  const topology = (await response.json()) as Topology<{ land: GeometryCollection }>;
  return cutAtAntimeridian((feature(topology, topology.objects.land) as FeatureCollection).features);
}

/** The world's land without borders or names (Natural Earth, public domain); fetched once for all maps of the page. */
export function loadLand(): Promise<GeoJSON> {
  land ??= fetchLand().catch((error: unknown) => {
    land = null;
    throw error;
  });
  return land;
}
