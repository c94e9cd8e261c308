import { z } from 'zod';

/** The looks of a message by what it is about (spec/servers.md A.1.11). */
export const TemplateName = z.enum([
  'deployment',
  'security',
  'performance',
  'incident',
  'success',
  'failure',
]);
export type TemplateName = z.infer<typeof TemplateName>;

const HEADS: Record<TemplateName, { subject: string; close: string }> = {
  deployment: { subject: 'Deployment', close: 'Watch the service until it has settled.' },
  security: { subject: 'SECURITY', close: 'Treat this as confidential until it is resolved.' },
  performance: { subject: 'Performance', close: 'Compare with the usual figures before you act.' },
  incident: { subject: 'INCIDENT', close: 'Say in this place who takes it on.' },
  success: { subject: 'Success', close: '' },
  failure: { subject: 'FAILURE', close: 'Look at the log of what failed first.' },
};

/** Subject and text of a message; without a template its first line is the subject. */
export function render(message: string, template?: TemplateName): { subject: string; text: string } {
  const headline = (message.split('\n', 1)[0] ?? '').slice(0, 120);
  if (template === undefined) return { subject: headline, text: message };
  const { subject, close } = HEADS[template];
  return { subject: `[${subject}] ${headline}`, text: close === '' ? message : `${message}\n\n${close}` };
}
