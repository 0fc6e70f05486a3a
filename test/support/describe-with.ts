import { describe, it } from '@jest/globals';

/**
 * A suite that needs something the machine may lack. Without it the suite is skipped and says what for; under
 * `MUSTER_TEST_REQUIRE=all`, where nothing may be missing, it fails instead.
 */
export function describeWith(need: { name: string; present: boolean }, title: string, body: () => void): void {
  if (need.present) describe(title, body);
  else if (process.env['MUSTER_TEST_REQUIRE']) refuse(need.name, title);
  else describe.skip(`${title} (skipped: no ${need.name})`, body);
}

function refuse(name: string, title: string): void {
  describe(title, () => {
    it(`finds ${name}`, () => {
      throw new Error(`MUSTER_TEST_REQUIRE is set, and there is no ${name} here`);
    });
  });
}
