import { z } from 'zod';

export const Severity = z.enum(['CRITICAL', 'HIGH', 'MEDIUM', 'LOW']);
export type Severity = z.infer<typeof Severity>;

/** A secret in a file, as findSecrets tells it. */
export interface FoundSecret {
  kind: 'secret' | 'entropy' | 'custom';
  rule: string;
  title: string;
  severity: Severity;
  /** As the file was named to it. */
  path: string;
  line: number;
  /** Masked. */
  shown: string;
  /** CWE and category of the OWASP Top 10 (2021). */
  reference: string;
}

/** Enough to find it again, too little to use it. */
export function masked(secret: string): string {
  return secret.length < 12 ? '********' : `${secret.slice(0, 4)}********`;
}
