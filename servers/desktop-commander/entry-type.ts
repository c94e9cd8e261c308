import { z } from 'zod';

/** `other`: a FIFO, socket or device. */
export const EntryType = z.enum(['file', 'directory', 'symlink', 'other']);
type EntryType = z.infer<typeof EntryType>;

export function entryType(info: {
  isFile(): boolean;
  isDirectory(): boolean;
  isSymbolicLink(): boolean;
}): EntryType {
  if (info.isFile()) return 'file';
  if (info.isDirectory()) return 'directory';
  return info.isSymbolicLink() ? 'symlink' : 'other';
}
