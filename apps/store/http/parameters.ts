import { applyDecorators, BadRequestException, createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiQuery } from '@nestjs/swagger';
import type { Request } from 'express';
import { z } from 'zod';

/** More than this no honest query has. */
const MAX_VALUES = 50;
const MAX_SHOWN = 80;

/** The query, checked by the schema that documents it: `@Parameters(Query) query: z.infer<typeof Query>`. */
export const Parameters = (schema: z.ZodObject): ParameterDecorator =>
  // The schema is not handed to Nest as data: it has a method `transform`, so Nest would take it for a pipe.
  createParamDecorator((_, context: ExecutionContext) => parseParameters(schema, context.switchToHttp().getRequest<Request>().query))();

/** @throws BadRequestException naming each parameter that is wrong, and what is allowed. */
export function parseParameters<Schema extends z.ZodObject>(schema: Schema, query: Readonly<Record<string, unknown>>): z.infer<Schema> {
  for (const [name, value] of Object.entries(query)) {
    if (!(name in schema.shape)) throw new BadRequestException(`There is no parameter ${JSON.stringify(name.slice(0, 50))}. There are: ${Object.keys(schema.shape).join(', ')}.`);
    if ([value].flat().some((one) => typeof one === 'string' && one.includes('\0'))) throw new BadRequestException(`${name}: no text holds a NUL character.`);
    if (Array.isArray(value) && value.length > MAX_VALUES) throw new BadRequestException(`${name} is given ${value.length} times; ${MAX_VALUES} are allowed.`);
  }
  const parsed = schema.safeParse(query);
  if (parsed.success) return parsed.data as z.infer<Schema>;
  const names = [...new Set(parsed.error.issues.map(({ path }) => String(path[0])))];
  throw new BadRequestException(names.map((name) => `${name} is ${shown(query[name])}: ${parsed.error.issues.find(({ path }) => path[0] === name)!.message}. ${descriptionOf(schema, name)}`.trim()));
}

const shown = (value: unknown): string => (value === undefined ? 'not given' : JSON.stringify(value).slice(0, MAX_SHOWN));

const descriptionOf = (schema: z.ZodObject, name: string): string => schema.shape[name]?.meta()?.description ?? '';

/** Says in the OpenAPI document what `Parameters` of the same schema accepts. */
export function ApiParameters(schema: z.ZodObject): MethodDecorator {
  const document = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return applyDecorators(
    ...Object.entries(document.properties ?? {}).map(([name, property]) => {
      const { description, ...rest } = property as { description?: string };
      const isList = JSON.stringify(rest).includes('"array"');
      return ApiQuery({ name, required: false, ...(description && { description }), ...(isList && { style: 'form' as const, explode: true }), schema: listOf(rest) as never });
    }),
  ) as MethodDecorator;
}

/** A list parameter takes one value or several; what OpenAPI says of it is that it is a list. */
function listOf(schema: Record<string, unknown>): Record<string, unknown> {
  const choices = schema.anyOf as Record<string, unknown>[] | undefined;
  return choices?.find(({ type }) => type === 'array') ?? schema;
}

/** Values of one kind: separated by commas, or the parameter repeated. */
export const anyOf = (value: z.ZodString, description: string) =>
  z
    .union([z.array(value).max(MAX_VALUES), z.string().min(1).max(2_000)])
    .transform((given) => (Array.isArray(given) ? given : given.split(',').map((part) => part.trim())).filter((part) => part !== ''))
    .pipe(z.array(value).min(1).max(MAX_VALUES))
    .optional()
    .describe(description);

/** Values that may hold commas: the parameter repeated. */
export const eachOf = (value: z.ZodString, description: string) =>
  z
    .union([z.array(value).max(10), value])
    .transform((given) => (Array.isArray(given) ? given : [given]))
    .optional()
    .describe(description);
