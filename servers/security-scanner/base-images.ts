import { readBytes } from '#servers/kit/files.ts';

const MAX_BYTES = 1024 * 1024;

/** The images that a Dockerfile starts from; its own stages, scratch and names with variables are left out. */
export async function baseImages(file: string, signal: AbortSignal): Promise<string[]> {
  const text = (await readBytes(file, 'target', MAX_BYTES, signal)).toString('utf8');
  const stages = new Set<string>();
  const images = new Set<string>();
  for (const line of text.split(/\r?\n/)) {
    const [, image, stage] = /^\s*FROM\s+(?:--platform=\S+\s+)?(\S+)(?:\s+AS\s+(\S+))?\s*$/i.exec(line) ?? [];
    if (image === undefined) continue;
    if (image !== 'scratch' && !image.includes('$') && !stages.has(image.toLowerCase())) images.add(image);
    if (stage !== undefined) stages.add(stage.toLowerCase());
  }
  return [...images];
}
