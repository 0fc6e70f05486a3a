type Corner = readonly [number, number, ...number[]];

/** Twice what a ring encloses, less than nought when it is wound clockwise. */
export function signedArea(positions: readonly Corner[]): number {
  const [x0 = 0, y0 = 0] = positions[0] ?? [];
  return edgesOf(positions).reduce(
    (sum, [[ax, ay], [bx, by]]) => sum + (ax - x0) * (by - y0) - (bx - x0) * (ay - y0),
    0,
  );
}

export function edgesOf<P extends Corner>(positions: readonly P[]): [P, P][] {
  return positions.slice(1).map((position, index) => [positions[index] ?? position, position]);
}
