import { describe, expect, it } from '@jest/globals';

import { judge, RIGHTS, type Verb } from './authorise.ts';
import { ROLES } from './roles.ts';

describe('who may do what', () => {
  it('lets every role see what is in its scope', () => {
    for (const role of ROLES) expect(judge([role], 'see-equipment')).toEqual({ allowed: true });
  });

  it('lets nobody without a role do anything', () => {
    for (const verb of Object.keys(RIGHTS) as Verb[]) expect(judge([], verb).allowed).toBe(false);
  });

  it('lets an auditor see and change nothing', () => {
    const may = (Object.keys(RIGHTS) as Verb[]).filter((verb) => judge(['auditor'], verb).allowed);
    expect(may.filter((verb) => !verb.startsWith('see-'))).toEqual([]);
    expect(may).toContain('see-credentials');
  });

  it('says which roles would carry the right', () => {
    expect(judge(['viewer', 'dispatcher'], 'issue-credential')).toEqual({
      allowed: false,
      reason: 'issue-credential needs one of the roles administrator',
    });
  });

  it('adds up the roles that a person holds', () => {
    expect(judge(['viewer', 'maintainer'], 'see-quarantine').allowed).toBe(true);
  });
});
