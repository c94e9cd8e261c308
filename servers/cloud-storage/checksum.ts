import type { ObjectHead, Upload } from './store.ts';

/** The metadata that holds the SHA-256 of an object; servers/s3 has the same. */
export const CHECKSUM = 'sha256';
export const CLASSIFICATION = 'classification';

/** The metadata of an upload with its checksum. */
export function withChecksum({ metadata, file }: Upload): Record<string, string> {
  return { ...metadata, [CHECKSUM]: file.sha256 };
}

/** In lower case; undefined when the object was not put there with one. */
export function checksumOf({ metadata }: ObjectHead): string | undefined {
  const found = metadata[CHECKSUM]?.toLowerCase();
  return found !== undefined && /^[0-9a-f]{64}$/.test(found) ? found : undefined;
}
