/** One JSON line a figure: easy to read for people, programs and whoever compares two runs. */
export function printFigure(bench: string, figure: string, value: number, unit: string): void {
  process.stdout.write(`${JSON.stringify({ bench, figure, value: Number(value.toPrecision(6)), unit })}\n`);
}
