const FULL_WIDTH_OFFSET = 0xfee0;

/** Digits and signs as a Chinese keyboard writes them (`１２．５`), as numbers want them. */
export function toHalfWidth(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (character) => String.fromCharCode(character.charCodeAt(0) - FULL_WIDTH_OFFSET))
    .replaceAll('。', '.')
    .trim();
}
