/** A silhouette per family on a grid of 24 × 24, filled by the even-odd rule; drawn in lists and on the map alike. */
const GLYPHS: Readonly<Record<string, string>> = {
  drill: 'M10.6 1h2.8l4.9 18h-2.4l-.9-3.5H9L8.1 19H5.7zM9.7 13h4.6L12 4.6zM10.3 17h3.4v3L12 23.5 10.3 20z',
  pump: 'M12 4h9v5h-2.1A8 8 0 1 1 12 4zM12 8.5a3.5 3.5 0 1 0 0 7a3.5 3.5 0 1 0 0-7zM6 21h12v2H6z',
  vehicle:
    'M1 5.5h13v10.5h-3.2a3 3 0 0 0-5.6 0H1zM15.2 8.5h3.9l3.9 4v3.5h-2.2a3 3 0 0 0-5.6 0zM8 15a2 2 0 1 0 0 4a2 2 0 1 0 0-4zM18 15a2 2 0 1 0 0 4a2 2 0 1 0 0-4z',
};

const OTHER = 'M12 2.5L21.5 12 12 21.5 2.5 12z';

export const GLYPH_SIZE = 24;

export function glyphOf(family: string): string {
  return GLYPHS[family] ?? OTHER;
}
