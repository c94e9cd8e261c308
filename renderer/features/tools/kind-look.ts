import { Braces, FileText, MessageSquareText, Wrench } from 'lucide-react';
import type { OfferKind } from '#contract/inventory.ts';
import type { MessageCode } from '#contract/messages/en.ts';

/** Icon and words of each kind of offer, in the order in which they are listed. */
export const KINDS = {
  tool: { icon: Wrench, one: 'tools.kind.tool', many: 'tools.kind.tools' },
  prompt: { icon: MessageSquareText, one: 'tools.kind.prompt', many: 'tools.kind.prompts' },
  resource: { icon: FileText, one: 'tools.kind.resource', many: 'tools.kind.resources' },
  template: { icon: Braces, one: 'tools.kind.template', many: 'tools.kind.templates' },
} as const satisfies Record<OfferKind, { icon: unknown; one: MessageCode; many: MessageCode }>;
