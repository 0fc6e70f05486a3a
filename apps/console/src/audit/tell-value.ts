interface Telling {
  readonly organisation: (code: string) => string;
  readonly person: (id: string) => string | undefined;
  readonly time: (instant: string) => string;
  readonly word: (kind: 'roles' | 'severity', code: string) => string;
  readonly yes: string;
  readonly no: string;
}

const ORGANISATIONS = new Set(['owner', 'hostUnit', 'custodian', 'organisation', 'parent', 'from', 'to']);
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

export const isUuid = (text: string) => UUID.test(text);

/** A value of an entry as people say it: names of organisations and people, words, times of the screens. */
export function tellValue(field: string, value: unknown, telling: Telling): string {
  if (Array.isArray(value)) return value.map((one) => tellValue(field, one, telling)).join(', ');
  if (typeof value === 'boolean') return value ? telling.yes : telling.no;
  if (typeof value !== 'string') return JSON.stringify(value);
  if (INSTANT.test(value)) return telling.time(value);
  if (isUuid(value)) return telling.person(value) ?? value;
  if (field === 'roles' || field === 'severity') return telling.word(field, value);
  return ORGANISATIONS.has(field) ? telling.organisation(value) : value;
}
