import { z } from 'zod';

/** What a tool may do, believed in the order of GLOSSARY "Verbs". */
export const Verb = z.enum(['read', 'write', 'destroy', 'execute', 'network', 'send']);
export type Verb = z.infer<typeof Verb>;

/** Nobody trustworthy has said what the tool does: it counts as the worst that is common. */
export const UNKNOWN_VERBS: readonly Verb[] = ['write', 'execute', 'send'];

/**
 * Verbs and where they were learnt; `protocol`: the kind of call says it (resources/read and prompts/get read);
 * `unknown` when nobody we believe has said.
 */
export const Verbs = z.object({
  verbs: z.array(Verb),
  source: z.enum(['user', 'manifest', 'annotations', 'protocol', 'unknown']),
});
export type Verbs = z.infer<typeof Verbs>;

export function isReadOnly(verbs: readonly Verb[]): boolean {
  return verbs.includes('read') && verbs.every((verb) => verb === 'read' || verb === 'network');
}
