/** The lines of a text, by place. */
export function createLines(text: string): { numberAt(index: number): number; textOf(line: number): string } {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return {
    numberAt(index) {
      let [low, high] = [0, starts.length];
      while (high - low > 1) {
        const middle = (low + high) >> 1;
        if ((starts[middle] ?? 0) <= index) low = middle;
        else high = middle;
      }
      return low + 1;
    },
    textOf: (line) => text.slice(starts[line - 1] ?? 0, (starts[line] ?? text.length + 1) - 1),
  };
}
