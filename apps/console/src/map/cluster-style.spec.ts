import { expect, it } from '@jest/globals';
import { CLUSTER_STATES, readClusterIcon } from './cluster-style.ts';

it('reads the parts of a ring from the name of its picture, a part for each state', () => {
  const parts = readClusterIcon('cluster:22:1:1:0');
  expect(parts).toEqual([22, 1, 1, 0]);
  expect(parts).toHaveLength(CLUSTER_STATES.length);
});

it('takes no other picture for a ring', () => {
  expect(readClusterIcon('pump:online')).toBeNull();
  expect(readClusterIcon('heading')).toBeNull();
});
