import { createHash } from 'node:crypto';
import type { ToolRef } from '#contract/tool.ts';

const LONGEST = 64;
const HASH = 6;

/**
 * The name under which a model is offered a tool: letters, digits, `_` and `-`, at most 64, as all vendors take them.
 * Always the same for one tool; where something had to go, a hash of the whole name keeps two apart.
 */
export function toolNameFor({ server, name }: ToolRef): string {
  const whole = `${server}__${name}`;
  const legal = whole.replace(/[^A-Za-z0-9_-]/g, '_');
  if (legal === whole && legal.length <= LONGEST) return legal;
  const hash = createHash('sha256').update(whole).digest('hex').slice(0, HASH);
  return `${legal.slice(0, LONGEST - HASH - 1)}_${hash}`;
}

/** A name as a model wrote it, made one that a provider takes back. */
export function legalName(asked: string): string {
  return asked.replace(/[^A-Za-z0-9_-]/g, '_').slice(0, LONGEST) || 'unknown';
}
