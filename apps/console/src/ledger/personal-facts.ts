export interface PersonalFact {
  readonly field: string;
  readonly text: string;
}

/** What is personal in an entry, fact by fact: its content is canonical JSON, whose shape is that of its act. */
export function personalFacts(content: string): readonly PersonalFact[] {
  return gather(JSON.parse(content), '');
}

function gather(value: unknown, field: string): readonly PersonalFact[] {
  if (value === null || value === '') return [];
  if (Array.isArray(value)) return value.flatMap((one) => gather(one, field));
  if (typeof value === 'object') return Object.entries(value as object).flatMap(([name, one]) => gather(one, name));
  return [{ field, text: typeof value === 'string' ? value : JSON.stringify(value) }];
}
