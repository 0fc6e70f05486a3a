const ADDRESS = '/worker.js';

/** Lets the page be loaded without a line. Browsers offer that to pages that came over TLS, and to those of the machine itself. */
export function startWorker(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  const start = () => void navigator.serviceWorker.register(ADDRESS, { updateViaCache: 'none' }).catch(() => undefined);
  // The first page comes first: what is kept for later waits for it.
  if (document.readyState === 'complete') start();
  else window.addEventListener('load', start, { once: true });
}
