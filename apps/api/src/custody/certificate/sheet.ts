import PDFDocument from 'pdfkit';

import { Fonts } from './fonts.ts';

const MARGIN = 48;
const PADDING = 5;
const LINE_GAP = 2;
const FOOT_AT = 30;
/** What would be set as one word of so many letters; to break such words anywhere takes time that grows with their square. */
const ENDLESS_WORD = /[^\s\p{Script=Han}\u3000-\u303f\uff00-\uffef]{300}/gu;
const [INK, MUTED, LINE] = ['#111111', '#555555', '#999999'];

export interface Column {
  readonly head: string;
  /** A share of the width. */
  readonly share: number;
}

interface Ink {
  readonly size?: number;
  readonly color?: string;
  readonly align?: 'left' | 'center';
}

/** Sheets of A4 with headings, tables and text in Chinese; what does not fit goes on overleaf. */
export class Sheet {
  readonly width: number;
  private readonly fonts = new Fonts();
  private readonly document: PDFKit.PDFDocument;
  private readonly bytes: Promise<Buffer>;
  private readonly registered = new Set<string>();
  private y = MARGIN;

  constructor(title: string) {
    this.document = new PDFDocument({
      ...{ size: 'A4', margin: MARGIN, bufferPages: true, lang: 'zh-CN', displayTitle: true },
      // None to begin with: one that is given here is opened anew each time it is asked for by its name.
      font: '',
      info: { Title: title, Creator: 'Muster 集结' },
    });
    this.width = this.document.page.width - 2 * MARGIN;
    this.bytes = collect(this.document);
  }

  /** Whether a character stands in it that no typeface has. */
  get hasMissed(): boolean {
    return this.fonts.hasMissed;
  }

  title(text: string, below: string): void {
    this.text(text, { size: 20, align: 'center' });
    this.text(below, { size: 9, color: MUTED, align: 'center' });
    this.y += 6;
  }

  section(text: string): void {
    this.reserve(60);
    this.y += 10;
    this.text(text, { size: 12 });
    this.y += 2;
  }

  text(text: string, ink: Ink = {}): void {
    for (const paragraph of breakWords(text).split('\n')) this.paragraph(paragraph, ink);
  }

  private paragraph(text: string, ink: Ink): void {
    const [shown, overleaf] = this.cut(text, this.width, ink.size);
    const height = this.heightOf(shown, this.width, ink.size);
    this.reserve(height);
    this.put(shown, MARGIN, this.y, this.width, ink);
    this.y += height + LINE_GAP;
    if (overleaf !== '') this.paragraph(overleaf, ink);
  }

  /** What is what, in two columns. */
  facts(rows: readonly (readonly [string, string])[]): void {
    for (const row of rows) this.row(row, [0.2, 0.8], [MUTED, INK]);
  }

  table(columns: readonly Column[], rows: readonly (readonly string[])[]): void {
    const shares = columns.map(({ share }) => share);
    this.row(
      columns.map(({ head }) => head),
      shares,
      columns.map(() => MUTED),
    );
    for (const row of rows)
      this.row(
        row,
        shares,
        columns.map(() => INK),
      );
  }

  /** Something drawn beside text: both stand together on one page. */
  beside(height: number, draw: (document: PDFKit.PDFDocument, x: number, y: number) => void): void {
    this.reserve(height);
    draw(this.document, MARGIN, this.y);
    this.y += height;
  }

  put(text: string, x: number, y: number, width: number, { size = 10, color = INK, align = 'left' }: Ink = {}): void {
    this.document.fontSize(size).fillColor(color);
    const runs = this.fonts.split(text);
    for (const [index, run] of runs.entries()) {
      this.use(run.font);
      const options = { width, align, lineGap: LINE_GAP, continued: index < runs.length - 1 };
      if (index === 0) this.document.text(run.text, x, y, options);
      else this.document.text(run.text, options);
    }
  }

  /** Ends the document with a line at the foot of each page. */
  async finish(foot: (page: number, pages: number) => string): Promise<Buffer> {
    const { count } = this.document.bufferedPageRange();
    for (let page = 0; page < count; page++) {
      this.document.switchToPage(page);
      // The foot stands below the margin, where text would begin a new page.
      this.document.page.margins.bottom = 0;
      this.put(foot(page + 1, count), MARGIN, this.document.page.height - FOOT_AT, this.width, {
        ...{ size: 8, color: MUTED, align: 'center' },
      });
    }
    this.document.end();
    return this.bytes;
  }

  /** What is taller than a page stands in as many rows as it needs. */
  private row(cells: readonly string[], shares: readonly number[], colors: readonly string[]): void {
    const widths = shares.map((share) => share * this.width - 2 * PADDING);
    const cut = cells.map((cell, at) => this.cut(breakWords(cell), widths[at]!));
    const height = Math.max(...cut.map(([cell], at) => this.heightOf(cell, widths[at]!))) + 2 * PADDING;
    this.reserve(height);
    let x = MARGIN;
    for (const [at, [cell]] of cut.entries()) {
      const [width, color] = [widths[at]! + 2 * PADDING, colors[at] ?? INK];
      this.document.rect(x, this.y, width, height).lineWidth(0.5).strokeColor(LINE).stroke();
      this.put(cell, x + PADDING, this.y + PADDING, widths[at]!, { color });
      x += width;
    }
    this.y += height;
    const rest = cut.map(([, overleaf]) => overleaf);
    if (rest.some((cell) => cell !== '')) this.row(rest, shares, colors);
  }

  /** As much of the text as one page holds, and the rest of it. */
  private cut(text: string, width: number, size?: number): [string, string] {
    const most = this.document.page.height - 2 * MARGIN - 2 * PADDING;
    if (this.heightOf(text, width, size) <= most) return [text, ''];
    const characters = [...text];
    let [fits, exceeds] = [0, characters.length];
    while (exceeds - fits > 1) {
      const middle = Math.floor((fits + exceeds) / 2);
      if (this.heightOf(characters.slice(0, middle).join(''), width, size) <= most) fits = middle;
      else exceeds = middle;
    }
    return [characters.slice(0, fits).join(''), characters.slice(fits).join('')];
  }

  heightOf(text: string, width: number, size = 10): number {
    this.use(this.fonts.main);
    this.document.fontSize(size);
    // Rare characters are as wide as any other.
    const shown = this.fonts.split(text).map(({ font, text: part }) => {
      return font === this.fonts.main ? part : '国'.repeat([...part].length);
    });
    return this.document.heightOfString(shown.join('') || ' ', { width, lineGap: LINE_GAP });
  }

  private use(part: string): void {
    if (!this.registered.has(part)) this.document.registerFont(part, this.fonts.bytesOf(part));
    this.registered.add(part);
    this.document.font(part);
  }

  private reserve(height: number): void {
    if (this.y + height <= this.document.page.height - MARGIN) return;
    this.document.addPage();
    this.y = MARGIN;
  }
}

function breakWords(text: string): string {
  return text.replaceAll(ENDLESS_WORD, '$&\n');
}

function collect(document: PDFKit.PDFDocument): Promise<Buffer> {
  const parts: Buffer[] = [];
  return new Promise((resolve, reject) => {
    document.on('data', (part: Buffer) => parts.push(part));
    document.on('end', () => resolve(Buffer.concat(parts)));
    document.on('error', reject);
  });
}
