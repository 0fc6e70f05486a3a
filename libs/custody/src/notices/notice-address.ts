/** The page of one notice in the console of this address: whoever is told opens it, and answers there. */
export function noticeAddress(base: string, id: string): string {
  return `${base.replace(/\/+$/, '')}/duty/notices/${id}`;
}
