import type { Json, JsonObject } from '#contract/json.ts';
import { expectedFailure, ToolFailure } from './failure.ts';
import type { Settings } from './settings.ts';

/**
 * What the caller is told of something thrown, without the secrets of the settings. A surprise goes into the log with
 * its stack, and the caller hears I.
 */
export function told(
  error: unknown,
  where: string,
  { settings, log }: { settings: Settings; log(entry: string): void },
): ToolFailure {
  const failure = expectedFailure(error);
  if (failure === undefined) {
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
    log(settings.redact(`${where}: ${stack}`));
    return new ToolFailure('I', 'Something went wrong inside this server; its log (stderr) has the details.');
  }
  const { code, message, fields } = failure;
  return new ToolFailure(code, settings.redact(message), clean(fields, settings) as JsonObject);
}

function clean(value: Json, settings: Settings): Json {
  if (typeof value === 'string') return settings.redact(value);
  if (Array.isArray(value)) return value.map((one) => clean(one, settings));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, clean(one, settings)]));
}
