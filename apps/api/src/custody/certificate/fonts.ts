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

interface RarePart {
  readonly part: string;
  readonly ranges: readonly (readonly [from: number, to: number])[];
}

/** Noto Sans SC (OFL-1.1): the characters of every day in one part, rare ones in a hundred small parts. */
export class Fonts {
  readonly main = MAIN;
  /** Whether a character was asked for that no part has. */
  hasMissed = false;
  private readonly bytes = new Map<string, Buffer>();
  private readonly opened = new Map<string, Font>();
  /** Of each character that was asked for. */
  private readonly parts = new Map<string, string | undefined>();
  private ranges: readonly RarePart[] | undefined;

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
    if (!this.parts.has(char)) this.parts.set(char, this.findPart(char));
    return this.parts.get(char);
  }

  private findPart(char: string): string | undefined {
    const point = char.codePointAt(0)!;
    if (char === '\n' || this.has(MAIN, point)) return MAIN;
    const covering = this.rareParts().filter(({ ranges }) => ranges.some(([from, to]) => from <= point && point <= to));
    return covering.find(({ part }) => this.has(part, point))?.part;
  }

  private has(part: string, point: number): boolean {
    let font = this.opened.get(part);
    if (!font) this.opened.set(part, (font = create(this.bytesOf(part)) as Font));
    return font.hasGlyphForCodePoint(point);
  }

  private rareParts(): readonly RarePart[] {
    if (!this.ranges) {
      const told = readFileSync(fileURLToPath(import.meta.resolve(`${FOLDER}/unicode.json`)), 'utf8');
      this.ranges = Object.entries(JSON.parse(told) as Record<string, string>).map(([part, ranges]) => ({
        part: part.replace(/[[\]]/g, ''),
        ranges: readRanges(ranges),
      }));
    }
    return this.ranges;
  }
}

/** `U+4e00-4e07,U+4e0a` */
function readRanges(told: string): (readonly [from: number, to: number])[] {
  return told.split(',').map((range) => {
    const [from = '', to = from] = range.slice('U+'.length).split('-');
    return [Number.parseInt(from, 16), Number.parseInt(to, 16)] as const;
  });
}
