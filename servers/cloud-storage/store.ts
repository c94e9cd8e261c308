import type { Readable } from 'node:stream';
import type { Json } from '#contract/json.ts';
import type { Fact } from './fact.ts';
import type { LifecycleRule } from './lifecycle-rule.ts';
import type { LocalFile } from './local-file.ts';
import type { Provider } from './provider.ts';
import type { StorageClass } from './storage-class.ts';

export interface Place {
  container: string;
  name: string;
}

/** What a listing says of an object. */
export interface StoredObject {
  name: string;
  size: number;
  /** ISO 8601. */
  modified: string;
  /** As the provider calls it; empty when it says none. */
  storageClass: string;
}

/** What the store says of one object. */
export interface ObjectHead extends StoredObject {
  contentType: string;
  /** Names in lower case. */
  metadata: Record<string, string>;
  /** How the store says that it is encrypted at rest; null when it says nothing. */
  encryption: string | null;
  /** Of this content; null where the store keeps no versions. */
  version: string | null;
}

export interface Upload {
  file: LocalFile;
  /** Without the checksum, which is added. */
  metadata: Record<string, string>;
  storageClass: StorageClass;
  /** Ask for encryption at rest; providers that always encrypt do so anyway. */
  encrypt: boolean;
  /** Otherwise it is an error (P) when there is an object of this name. */
  replace: boolean;
}

/**
 * One object store for one call of a tool, whose signal ends every request. All throw ToolFailure: N (`field` says
 * whether the container or the object), A, P (exists already), D, R, T, E; cancelled, the signal's reason. What fails
 * leaves no half object.
 */
export interface ObjectStore {
  provider: Provider;
  /** Names, at most `limit`. */
  containers(limit: number): Promise<string[]>;
  /** By name, at most `limit`; `more` when there are others. */
  list(container: string, prefix: string, limit: number): Promise<{ objects: StoredObject[]; more: boolean }>;
  head(at: Place): Promise<ObjectHead>;
  put(at: Place, upload: Upload): Promise<void>;
  /** The body must be read or destroyed; it fails when it is cut off. */
  get(at: Place): Promise<{ head: ObjectHead; body: Readable }>;
  remove(at: Place): Promise<void>;
  /** Inside the store, with metadata. */
  copy(from: Place, to: Place, replace: boolean): Promise<void>;
  /** The rules that are in force, in the words of the provider. */
  lifecycle(container: string): Promise<Json[]>;
  /** What `rules` are in the words of the provider; throws V for what it cannot do. */
  translate(rules: readonly LifecycleRule[]): Json[];
  /** Replaces all rules by what `translate` gave. */
  setLifecycle(container: string, rules: readonly Json[]): Promise<void>;
  /** What can be read of how the container is kept. */
  facts(container: string): Promise<Fact[]>;
}
