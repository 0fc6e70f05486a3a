import { expect } from 'expect';

export { expect };

/** What a suite imports from `@jest/globals`: live bindings to what belongs to the suite that runs now. */
export let afterAll, afterEach, beforeAll, beforeEach, describe, it;
/** Of Jest's own object, its fake timers. */
export let jest;

export function setGlobals(globals) {
  ({ afterAll, afterEach, beforeAll, beforeEach, describe, it, jest } = globals);
}
