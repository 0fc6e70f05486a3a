import { create, type Font } from 'fontkit';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { unpackWoff } from './unpack-woff.ts';

const FOLDER = '@fontsource/noto-sans-sc';
const MAIN = 'chinese-simplified';
/** What a printer sets where the case has no type (下落不明的铅字). */
export const MISSING = '〓';

export interface Run {
  /** Of a part of the typeface, as `bytesOf` knows it. */
  readonly font: string;
  readonly text: string;
}

/** Noto Sans SC (OFL-1.1): the characters of every day in one part, rare ones in a hundred small parts. */
export class Fonts {
  readonly main = MAIN;
  /** Whether a character was asked for that no part has. */
  hasMissed = false;
  private readonly bytes = new Map<string, Buffer>();
  private readonly opened = new Map<string, Font>();
  private ranges: readonly (readonly [string, string])[] | undefined;

  bytesOf(part: string): Buffer {
    const known = this.bytes.get(part);
    if (known) return known;
    const file = `${FOLDER}/files/noto-sans-sc-${part}-400-normal.woff`;
    const bytes = unpackWoff(readFileSync(fileURLToPath(import.meta.resolve(file))));
    this.bytes.set(part, bytes);
    return bytes;
  }

  /** The text in pieces, each of one part; a character that no part has is shown as one that is missing. */
  split(text: string): Run[] {
    const runs: { font: string; text: string }[] = [];
    for (const char of text.normalize('NFC')) {
      const part = this.partOf(char);
      if (part === undefined) this.hasMissed = true;
      const [font, shown] = [part ?? MAIN, part === undefined ? MISSING : char];
      const last = runs.at(-1);
      if (last?.font === font) last.text += shown;
      else runs.push({ font, text: shown });
    }
    return runs;
  }

  private partOf(char: string): string | undefined {
    const point = char.codePointAt(0)!;
    if (char === '\n' || this.has(MAIN, point)) return MAIN;
    for (const [part, ranges] of this.rareParts()) if (covers(ranges, point) && this.has(part, point)) return part;
    return undefined;
  }

  private has(part: string, point: number): boolean {
    let font = this.opened.get(part);
    if (!font) this.opened.set(part, (font = create(this.bytesOf(part)) as Font));
    return font.hasGlyphForCodePoint(point);
  }

  private rareParts(): readonly (readonly [string, string])[] {
    if (!this.ranges) {
      const told = readFileSync(fileURLToPath(import.meta.resolve(`${FOLDER}/unicode.json`)), 'utf8');
      this.ranges = Object.entries(JSON.parse(told) as Record<string, string>).map(
        ([part, ranges]) => [part.replace(/[[\]]/g, ''), ranges] as const,
      );
    }
    return this.ranges;
  }
}

/** `U+4e00-4e07,U+4e0a` */
function covers(ranges: string, point: number): boolean {
  return ranges.split(',').some((range) => {
    const [from = '', to = from] = range.slice('U+'.length).split('-');
    return Number.parseInt(from, 16) <= point && point <= Number.parseInt(to, 16);
  });
}
