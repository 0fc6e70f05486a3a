import { beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';

import { STATUS } from '../http/problem-document.ts';
import { generateDocument } from './write.ts';

type Json = Record<string, unknown>;

describe('the OpenAPI document', () => {
  const committed = readFileSync('apps/api/openapi.json', 'utf8');
  let generated: string;

  beforeAll(async () => {
    generated = await generateDocument();
  });

  it('is committed as the code describes it (npm run generate)', () => {
    expect(JSON.parse(generated)).toEqual(JSON.parse(committed));
  });

  it('refers to nothing that it does not define', () => {
    const defined = Object.keys(JSON.parse(generated).components.schemas);
    const named = [...generated.matchAll(/"\$ref": "#\/components\/schemas\/([^"]+)"/g)].map(([, name]) => name);
    expect(named.filter((name) => !defined.includes(name ?? ''))).toEqual([]);
    expect(generated).not.toContain('#/$defs/');
  });

  it('lists every problem code, and each operation those that it answers', () => {
    const { components, paths } = JSON.parse(generated);
    expect(components.schemas.ProblemCode.enum.sort()).toEqual(Object.keys(STATUS).sort());
    const operations = Object.values<Json>(paths).flatMap((path) => Object.values(path)) as { responses: Json }[];
    for (const { responses } of operations) expect(responses).toHaveProperty('default');
    expect(paths['/api/v1/equipment'].post.responses['409'].description).toBe('`already-exists`');
  });

  it('gives each operation a name of its own', () => {
    const names = [...generated.matchAll(/"operationId": "(\w+)"/g)].map(([, name]) => name);
    expect(new Set(names).size).toBe(names.length);
  });
});
