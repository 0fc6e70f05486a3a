/**
 * What a thread is started with, so that it finds the sources where they are what runs. A built one inherits: to name
 * what the process was started with again would be refused, flags of V8 among it.
 */
export function sourceArguments(file: URL): { readonly execArgv?: string[] } {
  const { execArgv } = process;
  const isSource = file.pathname.endsWith('.ts') && !execArgv.includes('source');
  return isSource ? { execArgv: [...execArgv, '-C', 'source'] } : {};
}
