import { z } from 'zod';

const NAME = '[A-Z][A-Z0-9_]{0,63}';

/** Name of a secret in the keychain; configurations hold `${secret:NAME}` instead of the value. GLOSSARY SecretRef. */
export const SecretName = z
  .string()
  .regex(new RegExp(`^${NAME}$`), 'must be A-Z, 0-9 and _, starting with a letter, at most 64 long');
export type SecretName = z.infer<typeof SecretName>;

/** Every reference in a text, with its name as the one group. For matchAll and replaceAll. */
export const SECRET_REFERENCE = new RegExp(`\\$\\{secret:(${NAME})\\}`, 'g');

/** A secret on its way into the keychain. */
export const NewSecret = z.strictObject({ name: SecretName, value: z.string().min(1).max(100_000) });
export type NewSecret = z.infer<typeof NewSecret>;
