import { z } from 'zod';

type JsonSchema = Record<string, unknown>;

/** JSON Schema 2020-12, which OpenAPI 3.1 speaks, from our zod schemas; those with an id become components. */
export function convertSchema(schema: unknown, { schemaType }: { schemaType: 'input' | 'output' }) {
  if (!(schema instanceof z.ZodType)) return undefined;
  const converted = z.toJSONSchema(schema, {
    target: 'draft-2020-12',
    io: schemaType,
    override: ({ zodSchema, jsonSchema }) => relax(zodSchema, jsonSchema),
  });
  const root: JsonSchema = { ...converted };
  const definitions = (root['$defs'] ?? {}) as Record<string, JsonSchema>;
  delete root['$defs'];
  delete root['$schema'];
  return { schema: root, components: definitions };
}

function relax(zodSchema: unknown, jsonSchema: JsonSchema): void {
  // A format says it better than the long pattern that checks it.
  if ('format' in jsonSchema) delete jsonSchema['pattern'];
  // Answers may grow: only what we take in is strict.
  const strict = (zodSchema as { _zod: { def: { catchall?: unknown } } })._zod.def.catchall !== undefined;
  if (jsonSchema['additionalProperties'] === false && !strict) delete jsonSchema['additionalProperties'];
}
