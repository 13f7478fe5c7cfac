import { z } from 'zod';

/** A zod schema as OpenAPI shows it. */
export function schemaOf(schema: z.ZodType): Record<string, never> {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any' });
  return rest as unknown as Record<string, never>;
}
