import { StringDecoder } from 'node:string_decoder';
import { stripVTControlCharacters } from 'node:util';

/** So much of a line is held while it has no end; the rest of it is dropped. */
const HELD_CHARS = 32 * 1024;

interface LineSplitter {
  /** The lines that this piece completes. */
  push(chunk: Buffer): string[];
  /** What was left without a line end. */
  end(): string[];
}

/** Cuts a byte stream into lines of UTF-8; memory stays bounded when a line never ends. */
export function createLineSplitter(): LineSplitter {
  const decoder = new StringDecoder('utf8');
  let held = '';
  const take = (text: string): string[] => {
    const [first = '', ...rest] = text.split('\n');
    const open = rest.pop();
    held = (held + first).slice(0, HELD_CHARS);
    if (open === undefined) return [];
    const lines = [held, ...rest];
    held = open.slice(0, HELD_CHARS);
    return lines;
  };
  return {
    push: (chunk) => take(decoder.write(chunk)),
    end() {
      const lines = [...take(decoder.end()), held].filter((line) => line !== '');
      held = '';
      return lines;
    },
  };
}

/**
 * A line as a terminal would show it, without the codes that made it so: no colours, no cursor moves, nothing that
 * would act when a log is printed. Of what overwrote itself (progress bars) the last state is left.
 */
export function plainLine(raw: string): string {
  const plain = stripVTControlCharacters(raw).trimEnd();
  // eslint-disable-next-line no-control-regex -- control characters are what is taken out
  return plain.slice(plain.lastIndexOf('\r') + 1).replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '');
}
