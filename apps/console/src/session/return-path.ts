/** Where to go after signing in: a path of this site alone, so that no link can lead a signed-in person elsewhere. */
export function readReturnPath(value: unknown): string {
  if (typeof value !== 'string') return '/';
  const isOwnPath = value.startsWith('/') && !/^[/\\]{2}/.test(value) && !/[\p{Cc}]/u.test(value);
  return isOwnPath && !value.startsWith('/sign-in') ? value : '/';
}
