/** A GeoJSON collection as it goes to the server, which judges its features one by one. */
export interface Collection {
  readonly type: 'FeatureCollection';
  readonly features: unknown[];
}

/** What a file holds, or null when it is no collection at all. */
export function readCollection(text: string): Collection | null {
  try {
    const content: unknown = JSON.parse(text.replace(/^\ufeff/, ''));
    return isCollection(content) && content.features.length > 0 ? content : null;
  } catch {
    return null;
  }
}

function isCollection(value: unknown): value is Collection {
  if (typeof value !== 'object' || value === null) return false;
  return 'type' in value && value.type === 'FeatureCollection' && 'features' in value && Array.isArray(value.features);
}
