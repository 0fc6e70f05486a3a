/** What is compared of a user name: everything that looks alike to Unicode, in small letters, is one name. */
export function foldUsername(username: string): string {
  return username.normalize('NFKC').toLowerCase();
}
