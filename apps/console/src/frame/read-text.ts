/** A text of the address; the router reads digits in it as a number. */
export function readText<Name extends string>(name: Name, value: unknown): { [Key in Name]?: string } {
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' && text !== '' ? ({ [name]: text } as { [Key in Name]?: string }) : {};
}
