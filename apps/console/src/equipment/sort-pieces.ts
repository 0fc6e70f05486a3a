import type { Equipment } from '../api/answers.ts';

const SORTABLE = ['assetCode', 'name', 'family', 'hostUnit', 'custodian', 'lastSeen', 'connection', 'alarms'] as const;

export type SortField = (typeof SORTABLE)[number];

/** As it stands in the address: `lastSeen`, or `-lastSeen` for the reverse. */
export type Sort = SortField | `-${SortField}`;

export function readSort(value: unknown): Sort | undefined {
  return SORTABLE.flatMap((field): Sort[] => [field, `-${field}`]).find((sort) => sort === value);
}

export function sortField(sort: Sort): SortField {
  return (sort.startsWith('-') ? sort.slice(1) : sort) as SortField;
}

/** Numbers inside codes count as numbers: `DR-9` stands before `DR-10`. */
const ORDER = new Intl.Collator('zh', { numeric: true });

type Wording = (field: SortField, piece: Equipment) => string;

/** The pieces in the order that is asked for, by what people read rather than by codes; what is empty comes last. */
export function sortPieces(pieces: readonly Equipment[], sort: Sort | undefined, word: Wording): readonly Equipment[] {
  if (sort === undefined) return pieces;
  const field = sortField(sort);
  const direction = sort === field ? 1 : -1;
  const worded = pieces.map((piece) => ({ piece, text: word(field, piece) }));
  worded.sort((left, right) => {
    if (left.text === '' || right.text === '') return Number(left.text === '') - Number(right.text === '');
    return direction * ORDER.compare(left.text, right.text);
  });
  return worded.map(({ piece }) => piece);
}
