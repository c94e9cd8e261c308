import { z } from 'zod';

/** Name of a secret in the keychain; configurations hold `${secret:NAME}` instead of the value. GLOSSARY SecretRef. */
export const SecretName = z
  .string()
  .regex(/^[A-Z][A-Z0-9_]{0,63}$/, 'must be A-Z, 0-9 and _, starting with a letter, at most 64 long');
export type SecretName = z.infer<typeof SecretName>;
