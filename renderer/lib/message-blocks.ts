const FENCE = /^ {0,3}(`{3,}|~{3,})/;
/** As far as it is written: a mark that stands alone may become an item. */
const ITEM = /^ {0,3}([-*+]|\d{1,9}[.)]?)(\s|$)/;
const QUOTE = /^ {0,3}>/;

/**
 * Markdown in pieces that can be drawn each by itself, in order. Text that grows changes only its last piece, so all
 * others stay drawn. A list, a quote and a block of code are never parted.
 */
export function markdownBlocks(text: string): string[] {
  const blocks: string[] = [];
  let open: string[] = [];
  let fence: string | undefined;
  let blank = false;
  for (const line of text.split('\n')) {
    const mark = FENCE.exec(line)?.[1];
    if (fence === undefined && line.trim() === '') {
      blank = true;
      open.push(line);
      continue;
    }
    if (fence === undefined && blank && !goesOn(line, open.find(isWritten))) {
      blocks.push(open.join('\n').trimEnd());
      open = [];
    }
    blank = false;
    open.push(line);
    if (fence === undefined) fence = mark;
    else if (mark?.startsWith(fence) && line.trim() === mark) fence = undefined;
  }
  const last = open.join('\n').trimEnd();
  return last === '' ? blocks : [...blocks, last];
}

/** Whether a line behind an empty one belongs to what began with `first`. */
function goesOn(line: string, first: string | undefined): boolean {
  if (first === undefined) return true;
  if (/^\s/.test(line)) return !FENCE.test(first);
  return [ITEM, QUOTE].some((mark) => mark.test(line) && mark.test(first));
}

function isWritten(line: string): boolean {
  return line.trim() !== '';
}
