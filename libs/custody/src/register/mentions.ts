import { and, or, sql, type SQL } from 'drizzle-orm';

import { certificate } from '../certificates/tables.ts';
import { contains } from '../contains.ts';
import { organisation } from '../organisations/tables.ts';
import { equipment } from './tables.ts';

const MOST_WORDS = 8;

/** True where each of the words stands somewhere in what is known of the piece; no word is a pattern. */
export function mentions(words: string): SQL | undefined {
  const each = words.trim().split(/\s+/).slice(0, MOST_WORDS);
  return and(...each.map((word) => mentionsOne(word)));
}

function mentionsOne(word: string): SQL | undefined {
  // Arrays that are read once, so that the indexes of the pieces can serve.
  const organisations = sql`array(select ${organisation.code} from ${organisation} where ${or(contains(organisation.name, word), contains(organisation.code, word))})`;
  const certified = sql`array(select ${certificate.assetCode} from ${certificate} where ${contains(certificate.number, word)})`;
  const related = [equipment.owner, equipment.hostUnit, equipment.custodian, equipment.team];
  return or(
    sql`${equipment.searched} like ${`%${word.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`}`,
    ...related.map((column) => sql`${column} = any(${organisations})`),
    sql`${equipment.assetCode} = any(${certified})`,
  );
}
