interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

interface Bounds {
  /** So many are enough: the rest is left, and said to be cut. */
  readonly most?: number;
  readonly onProgress?: (count: number) => void;
}

/** Reads a list to its end, page after page. */
export async function readAll<Item>(
  readPage: (from: { cursor?: string }) => Promise<Page<Item>>,
  { most = Infinity, onProgress }: Bounds = {},
): Promise<{ items: Item[]; isCut: boolean }> {
  const items: Item[] = [];
  for (let from: { cursor?: string } = {}; ;) {
    const page = await readPage(from);
    items.push(...page.items);
    onProgress?.(items.length);
    if (page.nextCursor === null || items.length >= most) return { items, isCut: page.nextCursor !== null };
    from = { cursor: page.nextCursor };
  }
}
