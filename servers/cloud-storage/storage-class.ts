import { z } from 'zod';
import type { Provider } from './provider.ts';

/** The four of spec/servers.md A.1.14, from the quickest to the cheapest. */
export const StorageClass = z.enum(['STANDARD', 'STANDARD_IA', 'GLACIER', 'DEEP_ARCHIVE']);
export type StorageClass = z.infer<typeof StorageClass>;

/** What each provider calls them. */
export const NATIVE_CLASSES = {
  s3: { STANDARD: 'STANDARD', STANDARD_IA: 'STANDARD_IA', GLACIER: 'GLACIER', DEEP_ARCHIVE: 'DEEP_ARCHIVE' },
  azure: { STANDARD: 'Hot', STANDARD_IA: 'Cool', GLACIER: 'Archive', DEEP_ARCHIVE: 'Archive' },
  gcs: { STANDARD: 'STANDARD', STANDARD_IA: 'NEARLINE', GLACIER: 'COLDLINE', DEEP_ARCHIVE: 'ARCHIVE' },
} as const satisfies Record<Provider, Record<StorageClass, string>>;

/** How soon and at what price an object is at hand; undefined for classes that we have no name for. */
export type Temperature = 'hot' | 'cool' | 'cold' | 'archive';

const TEMPERATURES: Record<string, Temperature> = {
  STANDARD: 'hot',
  HOT: 'hot',
  REDUCED_REDUNDANCY: 'hot',
  STANDARD_IA: 'cool',
  ONEZONE_IA: 'cool',
  COOL: 'cool',
  NEARLINE: 'cool',
  GLACIER_IR: 'cold',
  GLACIER: 'cold',
  COLDLINE: 'cold',
  COLD: 'cold',
  DEEP_ARCHIVE: 'archive',
  ARCHIVE: 'archive',
};

/** An object without a class is in the provider's usual one. */
export function temperatureOf(storageClass: string): Temperature | undefined {
  return storageClass === '' ? 'hot' : TEMPERATURES[storageClass.toUpperCase()];
}
