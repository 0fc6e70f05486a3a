import { EXTENSIONS, type MediaType } from './kinds.ts';

const LONGEST = 200;
/** What no file system wants, and what makes a name look like another (marks of direction). */
// oxlint-disable-next-line no-control-regex
const UNWANTED = /[\u0000-\u001f\u007f<>:"|?*\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/**
 * The name under which a file is kept and given back: without a path, and with an ending that its content bears out, so
 * that nobody's computer takes it for a program or a page.
 */
export function safeName(given: string, mediaType: MediaType): string {
  const last = given.split(/[/\\]/).at(-1) ?? '';
  const name = last.replace(UNWANTED, '').replace(/^[.\s]+|[.\s]+$/g, '');
  const endings: readonly string[] = EXTENSIONS[mediaType];
  const [, stem = name, ending = ''] = /^(.*)\.([^.]*)$/s.exec(name) ?? [];
  const fits = endings.includes(ending.toLowerCase());
  const extension = fits ? ending : endings[0];
  const kept = [...(fits ? stem : name)].slice(0, LONGEST - 10).join('');
  return `${kept || 'file'}.${extension}`;
}
