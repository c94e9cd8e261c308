/** Pictures and sounds that the window may draw and play: by what their first bytes say, never by their name alone. */
export type Media =
  | { kind: 'image' | 'audio'; type: string; source: string; bytes: number }
  | { kind: 'blob'; type: string | undefined; bytes: number; why: 'unknown' | 'mismatch' | 'broken' };

const NAMES: Partial<Record<string, string>> = {
  'image/jpg': 'image/jpeg',
  'audio/x-wav': 'audio/wav',
  'audio/wave': 'audio/wav',
  'audio/vnd.wave': 'audio/wav',
  'audio/mp3': 'audio/mpeg',
  'audio/opus': 'audio/ogg',
};

type Test = (head: string) => boolean;
const starts =
  (...signatures: string[]): Test =>
  (head) =>
    signatures.some((signature) => head.startsWith(signature));
const riff =
  (form: string): Test =>
  (head) =>
    head.startsWith('RIFF') && head.slice(8, 12) === form;

const DRAWN = new Map<string, Test>([
  ['image/png', starts('\x89PNG\r\n\x1a\n')],
  ['image/jpeg', starts('\xff\xd8\xff')],
  ['image/gif', starts('GIF87a', 'GIF89a')],
  ['image/webp', riff('WEBP')],
  ['audio/wav', riff('WAVE')],
  // A tag, or the eleven set bits with which a frame begins.
  ['audio/mpeg', (head) => head.startsWith('ID3') || /^\xff[\xe0-\xff]/.test(head)],
  ['audio/ogg', starts('OggS')],
  ['audio/webm', starts('\x1aE\xdf\xa3')],
]);

/** What base64 data of a type is; `bytes` is its decoded length. */
export function mediaOf(type: string | undefined, data: string): Media {
  const bytes = decodedLength(data);
  const plain = type?.split(';')[0]?.trim().toLowerCase() ?? '';
  const name = NAMES[plain] ?? plain;
  const test = DRAWN.get(name);
  if (!test) return { kind: 'blob', type, bytes, why: 'unknown' };
  const head = headOf(data);
  if (head === undefined) return { kind: 'blob', type, bytes, why: 'broken' };
  if (!test(head)) return { kind: 'blob', type, bytes, why: 'mismatch' };
  const kind = name.startsWith('image/') ? 'image' : 'audio';
  return { kind, type: name, bytes, source: `data:${name};base64,${data}` };
}

/** The first bytes, one character each; undefined: not base64. */
function headOf(data: string): string | undefined {
  try {
    return atob(data.slice(0, 64));
  } catch {
    return undefined;
  }
}

function decodedLength(data: string): number {
  const padding = data.endsWith('==') ? 2 : data.endsWith('=') ? 1 : 0;
  return Math.max(0, Math.floor((data.length * 3) / 4) - padding);
}
