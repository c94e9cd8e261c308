import { z } from 'zod';
import { readBytes } from '#servers/kit/files.ts';
import { defineTool } from '#servers/kit/tool.ts';
import { decode, Encoding, MAX_FILE_BYTES } from './encodings.ts';

export const readFile = defineTool({
  name: 'read_file',
  title: 'Read file',
  description:
    'Reads a file of the workspace whole, as text, up to 10 MiB. Use encoding base64 for a file that is not text.',
  input: z.object({
    file_path: z.string().min(1).describe('Absolute, or relative to the first workspace folder'),
    encoding: Encoding.default('utf-8'),
  }),
  output: z.object({
    path: z.string().describe('Real absolute path'),
    content: z.string(),
    bytes: z.int().describe('Size of the file'),
    encoding: Encoding,
  }),
  risk: ['read'],
  async run({ file_path, encoding }, { workspace, signal }) {
    const { path } = await workspace.locate('file_path', file_path, 'mustExist');
    const bytes = await readBytes(path, 'file_path', MAX_FILE_BYTES, signal);
    return { path, content: decode(bytes, encoding), bytes: bytes.length, encoding };
  },
  text: ({ path, content }) => (content === '' ? `${path} is empty.` : content),
});
