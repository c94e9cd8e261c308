import { z } from 'zod';

/** Slug of a server. `-` and `_` compare equal (see {@link sameServer}); a few words are reserved for paths. GLOSSARY ServerId. */
export const ServerId = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'must be 1 to 64 of a-z, 0-9 and -, not starting with -')
  .refine((id) => !['servers', 'tools', 'health', 'metrics'].includes(id), 'is a reserved word');
export type ServerId = z.infer<typeof ServerId>;

/** One running copy of a server: `server#n`, n from 1. Supervisor, ledger, logs and series are keyed by it. */
export const InstanceId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}#[1-9]\d*$/);
export type InstanceId = z.infer<typeof InstanceId>;

export const CallId = z.uuid();
export type CallId = z.infer<typeof CallId>;

export function instanceId(server: ServerId, n = 1): InstanceId {
  return `${server}#${n}`;
}

export function serverOf(instance: InstanceId): ServerId {
  return instance.slice(0, instance.lastIndexOf('#'));
}

/** Whether two names mean the same server: `-` and `_` are equal, case is not significant. */
export function sameServer(a: string, b: string): boolean {
  return canonicalServer(a) === canonicalServer(b);
}

/** The form in which a server is stored: lower case, `_` written as `-`. */
export function canonicalServer(name: string): string {
  return name.toLowerCase().replaceAll('_', '-');
}
