interface Identified {
  readonly id: string;
}

/**
 * The rows as they stand under a hand that is about to press: what is known of them is renewed, what has left stays,
 * what is new waits, so that no press hits a row that has just moved there.
 */
export function steadyOrder<T extends Identified>(shown: readonly T[], next: readonly T[]): readonly T[] {
  const renewed = new Map(next.map((item) => [item.id, item]));
  return shown.map((item) => renewed.get(item.id) ?? item);
}
