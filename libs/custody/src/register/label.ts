/** What a label shows beside its code. */
export interface LabelText {
  readonly assetCode: string;
  readonly name: string;
  readonly owner: string;
}

/** Which squares of a code are dark, row by row. */
export type Squares = readonly (readonly boolean[])[];

/** Millimetres. */
const [WIDTH, HEIGHT] = [70, 36];
/** Four squares wide, as readers want it. */
const MARGIN = 4;
const CODE_SIDE = HEIGHT - 2 * MARGIN;
const TEXT_AT = HEIGHT - 0.5;
const NAME_LINE = 8;
const MOST_LINES = 3;

/** A label for a machine, in millimetres: what a phone reads at the left, what a person reads at the right. */
export function drawLabel({ assetCode, name, owner }: LabelText, squares: Squares): string {
  const side = CODE_SIDE / squares.length;
  const dark = squares.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : []))).join('');
  const lines = breakText(name);
  const codeSize = Math.min(6, 42 / assetCode.length);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}mm" height="${HEIGHT}mm" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="'Noto Sans SC Variable','Noto Sans SC','Microsoft YaHei','PingFang SC',sans-serif">
<title>${escapeXml(`${assetCode} ${name}`)}</title>
<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>
<path transform="translate(${MARGIN} ${MARGIN}) scale(${side})" d="${dark}" fill="#000" shape-rendering="crispEdges"/>
<text x="${TEXT_AT}" y="9" font-size="${codeSize}" font-weight="700" font-family="ui-monospace,Consolas,monospace">${escapeXml(assetCode)}</text>
${lines.map((line, index) => `<text x="${TEXT_AT}" y="${15 + index * 4.4}" font-size="3.6">${escapeXml(line)}</text>`).join('\n')}
<text x="${TEXT_AT}" y="${HEIGHT - MARGIN}" font-size="2.6" fill="#333">${escapeXml(breakText(owner, 12)[0] ?? '')}</text>
</svg>
`;
}

/** A line holds so many Chinese characters, or twice as many Latin ones; what does not fit on the last ends in `…`. */
function breakText(text: string, perLine = NAME_LINE): string[] {
  const lines = [''];
  let width = 0;
  for (const char of text) {
    const wide = char.codePointAt(0)! < 0x2e80 ? 0.5 : 1;
    if (width + wide > perLine) {
      if (lines.length === MOST_LINES || perLine !== NAME_LINE) {
        lines.push(`${lines.pop()!.slice(0, -1)}…`);
        return lines;
      }
      lines.push('');
      width = 0;
    }
    lines.push(lines.pop()! + char);
    width += wide;
  }
  return lines.map((line) => line.trim());
}

/** Also without what XML cannot hold at all. */
function escapeXml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}
