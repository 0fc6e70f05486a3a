import type { DemoAccount } from '#api/options';

const GAP = '  ';

/** The table of the first screen: whom to sign in as, and what each should look at first. */
export function describeAccounts(accounts: readonly DemoAccount[]): string {
  const header = ['USERNAME', 'PASSWORD', 'ROLE', 'WHO', 'LOOK FIRST AT'];
  const rows = accounts.map(({ username, password, roles, organisation, name, lookAt }) => [
    username,
    password,
    roles.join(', '),
    `${organisation.name} ${name}`,
    lookAt.en,
  ]);
  const table = [header, ...rows];
  const widths = header.map((_, column) => Math.max(...table.map((row) => displayWidth(row[column] ?? ''))));
  return table
    .map((row) =>
      row
        .map((cell, column) => pad(cell, widths[column] ?? 0))
        .join(GAP)
        .trimEnd(),
    )
    .join('\n');
}

function pad(text: string, width: number): string {
  return text + ' '.repeat(width - displayWidth(text));
}

/** Columns on a terminal, where a Chinese character takes two. */
function displayWidth(text: string): number {
  return [...text].reduce((width, character) => width + (/[⺀-꓏가-힣豈-﫿︰-﹏＀-￯]/u.test(character) ? 2 : 1), 0);
}
