import { launchBrowser } from './test/support/browser.ts';
const base = 'http://127.0.0.1:52411';
const [password] = process.argv.slice(2);
const browser = await launchBrowser();
const shots: [string, string, { width: number; height: number }, string, 'light'|'dark', string][] = [
  ['util-desk', '/indicators', { width: 1440, height: 900 }, 'zh', 'dark', 'admin'],
  ['util-light', '/indicators?by=piece', { width: 1280, height: 800 }, 'en', 'light', 'admin'],
  ['util-phone', '/indicators?by=piece', { width: 360, height: 740 }, 'zh', 'light', 'zhao.wei'],
  ['util-phone-admin', '/indicators', { width: 360, height: 740 }, 'en', 'dark', 'admin'],
  ['alarms-desk', '/alarms', { width: 1440, height: 900 }, 'zh', 'dark', 'zhang.min'],
  ['alarms-witness', '/alarms?witness=any', { width: 1280, height: 800 }, 'en', 'light', 'zhang.min'],
  ['alarms-phone', '/alarms?witness=any', { width: 360, height: 740 }, 'zh', 'dark', 'zhang.min'],
  ['piece', '/equipment/VE-0702', { width: 1440, height: 900 }, 'zh', 'light', 'zhang.min'],
  ['settings', '/administration/settings', { width: 1280, height: 900 }, 'zh', 'light', 'admin'],
];
for (const [name, path, viewport, lang, colorScheme, username] of shots) {
  const context = await browser.openContext({ viewport, colorScheme, hasTouch: viewport.width < 500 });
  await context.addInitScript(`localStorage.setItem('muster.language', '${lang}')`);
  const page = await context.newPage();
  await page.goto(`${base}/sign-in`);
  await page.getByTestId('sign-in-username').fill(username);
  await page.getByTestId('sign-in-password').fill(password!);
  await page.getByTestId('sign-in-submit').click();
  await page.getByTestId('line-state').waitFor();
  await page.goto(base + path);
  await page.waitForTimeout(4000);
  await page.screenshot({ path: `/tmp/witness-${name}.png` });
  await context.close();
}
await browser.close();
