import { expect, it } from '@jest/globals';
import type { Organisation } from '../api/answers.ts';
import { type OrganisationBranch, toTree } from './organisation-tree.ts';

function organisation(code: string, parent: string | null): Organisation {
  return { code, name: code, kind: 'host_unit', parent, region: null, discipline: null, retiredAt: null };
}

function outline(branches: readonly OrganisationBranch[]): unknown[] {
  return branches.map(({ code, children }) => (children === undefined ? code : [code, outline(children)]));
}

it('stands organisations under their parents, in the order of the list', () => {
  const tree = toTree([organisation('team', 'mine'), organisation('center', null), organisation('mine', 'center')]);
  expect(outline(tree)).toEqual([['center', [['mine', ['team']]]]]);
});

it('shows one whose parent is out of reach at the top', () => {
  expect(outline(toTree([organisation('mine', 'center'), organisation('team', 'mine')]))).toEqual([['mine', ['team']]]);
});
