/** Unpacks the Chromium of `@sparticuz/chromium` into the folder given. It obeys only the environment of its process: hence a program. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [folder, finalFolder] = process.argv.slice(2);
const { default: chromium } = await import('@sparticuz/chromium');
await chromium.executablePath();
writeFileSync(
  join(folder, 'fonts', 'fonts.conf'),
  `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${finalFolder}/fonts/fonts</dir>
  <cachedir>${finalFolder}/fonts/cache</cachedir>
</fontconfig>
`,
);
