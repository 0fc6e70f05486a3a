/** As many requests at once as leave the browser room for everything else. */
const AT_ONCE = 4;

/** Does this for each item, a few at a time; resolves when all are done. `act` does not reject. */
export async function eachOf<T>(items: readonly T[], act: (item: T) => Promise<void>): Promise<void> {
  const rest = items.values();
  const work = async () => {
    for (const item of rest) await act(item);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}
