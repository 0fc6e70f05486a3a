type Asked = Pick<Request, 'url' | 'method' | 'mode'>;

/** The server's own addresses, at which there is no page of the console. */
const OURS = /^\/(api|health|metrics|mqtt)(\/|$)/;
const NAMED_BY_CONTENT = /^\/assets\/[^/]+-[\w-]{8,}\.\w+$/;

/** Whether a page of the console is asked for, and not a file of the API that a browser opens. */
export function isPage({ url, method, mode }: Asked, origin: string): boolean {
  return method === 'GET' && mode === 'navigate' && hasPath(url, origin, (path) => !OURS.test(path));
}

export function isKeptFile({ url, method }: Asked, origin: string): boolean {
  return method === 'GET' && hasPath(url, origin, (path) => NAMED_BY_CONTENT.test(path));
}

function hasPath(url: string, origin: string, test: (path: string) => boolean): boolean {
  const { origin: asked, pathname } = new URL(url);
  return asked === origin && test(pathname);
}
