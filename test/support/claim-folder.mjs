import { createInterface } from 'node:readline';

import { claimFolder } from '../../libs/database/src/embedded/claim-folder.ts';

/** A process that claims the folder it is given at the instant that each line names, and says what came of it. */
console.log('up');
for await (const line of createInterface({ input: process.stdin })) {
  while (Date.now() < Number(line));
  await claimFolder(process.argv[2]).then(
    () => console.log('own'),
    (error) => console.log(error.name),
  );
}
