/**
 * The console's service worker. With a line pages come from the server; without one the page is drawn from the files of
 * this version. What the API answers never passes through here: data with an age is the page's own affair.
 */
import { isKeptFile, isPage } from './requests.ts';

interface Waiting {
  waitUntil(work: Promise<unknown>): void;
}

interface Fetching {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

interface WorkerScope {
  readonly location: Location;
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(kind: 'install' | 'activate', listener: (event: Waiting) => void): void;
  addEventListener(kind: 'fetch', listener: (event: Fetching) => void): void;
}

/** Filled in by the build: which files a stocktake needs, named by their content, and a name for all of them. */
declare const SHELL: { readonly version: string; readonly entry: string; readonly files: readonly string[] };

const scope = self as unknown as WorkerScope;
const PAGE = '/index.html';
const PREFIX = 'muster-console-';
const NAME = `${PREFIX}${SHELL.version}`;
/** A page that is open while a new version comes still finds its parts in the one before. */
const GENERATIONS = 2;
/** A line that hangs is no line. */
const PATIENCE_MS = 6_000;

scope.addEventListener('install', (event) => event.waitUntil(keepShell().then(() => scope.skipWaiting())));
scope.addEventListener('activate', (event) => event.waitUntil(dropOldShells().then(() => scope.clients.claim())));
scope.addEventListener('fetch', (event) => {
  const { request } = event;
  if (isPage(request, scope.location.origin)) event.respondWith(answerPage(request));
  else if (isKeptFile(request, scope.location.origin)) event.respondWith(answerFile(request));
});

/** All of it or nothing: a page of one version with files of another would not start. */
async function keepShell(): Promise<void> {
  const page = await fetch(PAGE, { cache: 'no-store' });
  if (!page.ok || !(await page.clone().text()).includes(SHELL.entry)) throw new Error('this is no longer the version');
  const cache = await caches.open(NAME);
  await cache.addAll([...SHELL.files]);
  await cache.put(PAGE, page);
}

async function dropOldShells(): Promise<void> {
  const shells = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== NAME);
  await Promise.all(shells.slice(0, Math.max(0, shells.length + 1 - GENERATIONS)).map((name) => caches.delete(name)));
}

async function answerPage(request: Request): Promise<Response> {
  try {
    return await fetch(request, { signal: AbortSignal.timeout(PATIENCE_MS) });
  } catch (error) {
    const kept = await (await caches.open(NAME)).match(PAGE);
    if (kept === undefined) throw error;
    return kept;
  }
}

/** A file that is named by its content never changes: what is kept is what the server has. */
async function answerFile(request: Request): Promise<Response> {
  const kept = await caches.match(request, { ignoreVary: true });
  if (kept !== undefined) return kept;
  const answer = await fetch(request);
  if (answer.status === 200) {
    const copy = answer.clone();
    void caches.open(NAME).then(
      (cache) => cache.put(request, copy),
      () => undefined,
    );
  }
  return answer;
}
