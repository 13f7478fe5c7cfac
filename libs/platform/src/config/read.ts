import { z } from 'zod';

/** A variable is wrong. The message names it, its value and what is allowed; the program ends with it. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

// Names of variables whose value must not be shown, not even when it is wrong.
const SECRET = /PASSWORD|SECRET|TOKEN|KEY|URL/;

/**
 * Reads the variables that the schema names. An empty variable counts as not set.
 * @throws ConfigError listing everything that is wrong, so that one start is enough to find it.
 */
export function readConfig<Schema extends z.ZodObject>(schema: Schema, env: Readonly<Record<string, string | undefined>>): z.infer<Schema> {
  const values: Record<string, string> = {};
  for (const name of Object.keys(schema.shape)) {
    const value = env[name];
    if (value !== undefined && value !== '') values[name] = value;
  }
  const parsed = schema.safeParse(values);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map((issue) => {
    const name = String(issue.path[0] ?? 'configuration');
    const allowed = schema.shape[name]?.meta()?.description ?? '';
    return `${name} ${shown(name, values[name])}: ${issue.message}.${allowed ? ` Allowed: ${allowed}` : ''}`;
  });
  throw new ConfigError(lines.join('\n'));
}

function shown(name: string, value: string | undefined): string {
  if (value === undefined) return 'is not set';
  return SECRET.test(name) ? 'is set to something (not shown)' : `is ${JSON.stringify(value)}`;
}
