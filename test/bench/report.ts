import type { Judged } from './judge.ts';
import type { Machine } from './machine.ts';

const NAME_CHARS = 34;

/** Three digits that count. */
export function shown(value: number): string {
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return value.toFixed(digits);
}

export function verdictOf({ target, holds }: Judged): string {
  if (target === null) return '';
  return holds === true ? `holds (${target})` : `DOES NOT HOLD (${target})`;
}

export function inOneLine(one: Judged): string {
  return `  ${one.name.padEnd(NAME_CHARS)} ${shown(one.value).padStart(8)} ${one.unit.padEnd(7)} ${verdictOf(one)}`.trimEnd();
}

/** What the figures were measured on, in one sentence. */
export function ofMachine({ cpu, cores, memoryGb, platform, node, load, loopMs }: Machine): string {
  return (
    `${cores} x ${cpu}, ${memoryGb} GB, ${platform}, Node ${node.slice(1)}; ` +
    `load ${load.before.toFixed(2)} before and ${load.after.toFixed(2)} after; ` +
    `a loop of 10 million steps took ${loopMs.before.toFixed(1)} and ${loopMs.after.toFixed(1)} ms`
  );
}
