const COUNTED = ['lines', 'branches', 'functions'];

/** Sums up what jest says of each file by the part that it belongs to: the first two folders of its path. */
export function sumByPart(files, toRelative) {
  const parts = new Map();
  for (const [path, counts] of Object.entries(files)) {
    if (path === 'total') continue;
    const part = toRelative(path).split('/').slice(0, 2).join('/');
    for (const name of [part, 'all']) add(parts, name, counts);
  }
  return [...parts].sort(([one], [other]) => Number(one === 'all') - Number(other === 'all') || (one < other ? -1 : 1));
}

function add(parts, name, counts) {
  const sum = parts.get(name) ?? Object.fromEntries(COUNTED.map((counted) => [counted, { covered: 0, total: 0 }]));
  for (const counted of COUNTED) {
    sum[counted].covered += counts[counted].covered;
    sum[counted].total += counts[counted].total;
  }
  parts.set(name, sum);
}

/** One line a part, percentages in columns. */
export function toTable(parts) {
  const rows = parts.map(([name, sum]) => [name, ...COUNTED.map((counted) => percent(sum[counted]))]);
  return [['coverage', ...COUNTED], ...rows]
    .map(([name, ...cells]) => [name.padEnd(18), ...cells.map((cell) => cell.padStart(11))].join(''))
    .join('\n');
}

function percent({ covered, total }) {
  return total === 0 ? '–' : `${((100 * covered) / total).toFixed(1)} %`;
}
