/** The fields of a change that were given, so that spreading them leaves the others as they are. */
export function given<T extends object>(change: T): { [Field in keyof T]?: Exclude<T[Field], undefined> } {
  const fields = Object.entries(change).filter(([, value]) => value !== undefined);
  return Object.fromEntries(fields) as { [Field in keyof T]?: Exclude<T[Field], undefined> };
}
