export interface DiffLine {
  kind: 'added' | 'removed' | 'kept' | 'hunk';
  line: string;
  /** Its place in the diff. */
  at: number;
}

/** The lines of a unified diff as they are shown: without its header, signs and carriage returns. */
export function diffLines(diff: string): DiffLine[] {
  const lines = diff.split('\n');
  const first = lines.findIndex((line) => line.startsWith('@@'));
  if (first === -1) return [];
  return lines.slice(first).flatMap((line, at): DiffLine[] => {
    const text = line.slice(1).replace(/\r$/, '');
    if (line.startsWith('+')) return [{ kind: 'added', line: text, at }];
    if (line.startsWith('-')) return [{ kind: 'removed', line: text, at }];
    // Lines were left out before it, unless it begins where the file does.
    if (line.startsWith('@@')) return /^@@ -[01]\b/.test(line) ? [] : [{ kind: 'hunk', line: '…', at }];
    return line.startsWith(' ') ? [{ kind: 'kept', line: text, at }] : [];
  });
}
