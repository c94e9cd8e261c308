import type { JsonMap, JsonTree } from './jsonc.ts';

/** All fields on one level: Cline keeps them in `transport`, older Zed in `command`. */
export function fieldsOf(value: JsonTree): JsonMap | undefined {
  if (!(value instanceof Map)) return undefined;
  const transport = value.get('transport');
  const flat = transport instanceof Map ? new Map([...value, ['transport', null], ...transport]) : value;
  const command = flat.get('command');
  if (!(command instanceof Map)) return flat;
  return new Map([...flat, ...command, ['command', command.get('path') ?? null]]);
}

/** Text, and numbers and switches as text. */
export function textOf(value: JsonTree | undefined): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return String(value);
  return value !== null && typeof value === 'object' && 'written' in value ? value.written : undefined;
}

/** Whether a field says anything at all. */
export function isSaid(value: JsonTree | undefined): boolean {
  return value !== undefined && value !== null && value !== '';
}
