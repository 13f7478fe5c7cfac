let quiet = false;

/** kafkajs hands setTimeout a time that has passed already, of which Node 24 warns once; this warning alone is dropped. */
export function dropTimeoutWarning(): void {
  if (quiet) return;
  quiet = true;
  const emit = process.emitWarning.bind(process) as (...args: unknown[]) => void;
  process.emitWarning = ((warning: string | Error, ...rest: unknown[]) => {
    const name = typeof warning === 'string' ? (rest[0] as string | undefined) : warning.name;
    if (name !== 'TimeoutNegativeWarning') emit(warning, ...rest);
  }) as typeof process.emitWarning;
}
