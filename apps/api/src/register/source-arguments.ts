/** What a thread is started with, so that it finds the sources where they are what runs. */
export function sourceArguments(file: URL): string[] {
  const { execArgv } = process;
  const isSource = file.pathname.endsWith('.ts') && !execArgv.includes('source');
  return isSource ? [...execArgv, '-C', 'source'] : execArgv;
}
