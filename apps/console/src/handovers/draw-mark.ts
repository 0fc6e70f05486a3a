const MOST_WIDTH = 600;
const MOST_HEIGHT = 300;

/** The mark as a small PNG, black on white, whatever the screen: as the server keeps it. */
export function drawMark(drawn: HTMLCanvasElement): string {
  const scale = Math.min(1, MOST_WIDTH / drawn.width, MOST_HEIGHT / drawn.height);
  const paper = document.createElement('canvas');
  [paper.width, paper.height] = [Math.round(drawn.width * scale), Math.round(drawn.height * scale)];
  const context = paper.getContext('2d')!;
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, paper.width, paper.height);
  context.drawImage(drawn, 0, 0, paper.width, paper.height);
  return paper.toDataURL('image/png');
}
