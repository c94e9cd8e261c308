import { readFileSync } from 'node:fs';
import type { Json, JsonObject } from '#contract/json.ts';
import { text } from '#contract/text.ts';
import { problemOf } from '#main/kernel/logger.ts';
import { CommandFailure, EXIT } from './exit.ts';

export interface Written {
  /** Of --args and --args-file. */
  inline: string | boolean | undefined;
  file: string | boolean | undefined;
  /** NAME=VALUE, over what stands in the others. */
  pairs: readonly string[];
}

/**
 * The arguments of a call as they were written on the command line; rejects with CommandFailure. `properties` gives the
 * schemas of the tool's arguments: what it wants as text is never read as a number.
 */
export async function argumentsOf(written: Written, properties: () => Promise<Json>): Promise<JsonObject> {
  const { inline, file, pairs } = written;
  const whole =
    typeof inline === 'string'
      ? readJson(inline, '--args')
      : typeof file === 'string'
        ? readJson(readText(file), '--args-file')
        : {};
  if (pairs.length === 0) return whole;
  const known = await properties();
  const entries = pairs.map((pair): [string, Json] => {
    const at = pair.indexOf('=');
    if (at < 1) throw new CommandFailure(EXIT.invalid, text('cli.notPair', { pair }));
    const name = pair.slice(0, at);
    return [name, valueOf(pair.slice(at + 1), isObject(known) ? known[name] : undefined)];
  });
  // Not by assignment: __proto__ is a name like any other.
  return Object.fromEntries([...Object.entries(whole), ...entries]);
}

/** JSON where it is JSON and the tool does not want text; else the text itself. */
function valueOf(written: string, schema: Json | undefined): Json {
  if (schema !== undefined && isObject(schema) && schema['type'] === 'string') return written;
  try {
    return JSON.parse(written) as Json;
  } catch {
    return written;
  }
}

function readText(file: string): string {
  try {
    return readFileSync(file === '-' ? 0 : file, 'utf8');
  } catch (error) {
    throw new CommandFailure(EXIT.invalid, text('cli.unreadable', { file, problem: problemOf(error) }));
  }
}

function readJson(written: string, option: string): JsonObject {
  let value: Json;
  try {
    value = JSON.parse(written) as Json;
  } catch (error) {
    throw new CommandFailure(EXIT.invalid, text('cli.notJson', { option, problem: problemOf(error) }));
  }
  if (isObject(value)) return value;
  throw new CommandFailure(EXIT.invalid, text('call.argumentsNotObject'));
}

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
