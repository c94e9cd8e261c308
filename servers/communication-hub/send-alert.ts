import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Desks } from '#servers/delivery/desks.ts';
import { namedLevels, planOf, PlannedLevel, planText } from '#servers/delivery/escalation.ts';
import { Message } from '#servers/delivery/notice.ts';
import { raiseAlert } from '#servers/delivery/raise.ts';
import { ChannelResult, resultText, statusOf } from '#servers/delivery/results.ts';
import { priorityOf, Severity, SEVERITY_CHANNELS } from '#servers/delivery/severity.ts';
import { render } from '#servers/delivery/templates.ts';
import { defineTool } from '#servers/kit/tool.ts';
import type { Tool } from '#servers/kit/tool.ts';

const Policy = z.enum(['default', 'critical', 'security']);

/** Who is told, in order (spec/servers.md A.1.11). */
const CHAINS: Record<z.infer<typeof Policy>, readonly string[]> = {
  default: ['oncall-primary', 'oncall-secondary', 'team-lead', 'manager'],
  critical: ['oncall-primary', 'team-lead', 'manager', 'director'],
  security: ['security-oncall', 'security-lead', 'ciso'],
};
const ESCALATE_AFTER_MS = [5, 10, 20, 30].map((minutes) => minutes * 60_000);

export function sendAlert(desks: Desks): Tool {
  return defineTool({
    name: 'send_alert',
    title: 'Send an alert',
    description:
      'Tells the channels of its severity at once (low: Slack; medium: and mail; high: and Teams; critical: and SMS). A critical one then goes to the contacts of its policy after 5, 10, 20 and 30 minutes until acknowledge_alert is called; others go to the next level only when escalate_incident asks for it.',
    input: z.object({
      message: Message,
      severity: Severity,
      escalation_policy: Policy.default('default'),
      metadata: z.record(z.string(), z.json()).default({}).describe('Said below the message, a line each'),
    }),
    output: z.object({
      alert_id: z.string(),
      status: z.enum(['sent', 'partial']),
      channels: z.array(ChannelResult),
      escalation: z.array(PlannedLevel),
    }),
    risk: ['network', 'send'],
    async run({ message, severity, escalation_policy: policy, metadata }, context) {
      const desk = desks.of(context);
      desk.admit('send_alert');
      const { board } = desk.kept();
      const id = `alert-${randomUUID()}`;
      const levels = namedLevels(
        context.settings,
        CHAINS[policy].map((name, index) => [
          name,
          severity === 'critical' ? (ESCALATE_AFTER_MS[index] ?? null) : null,
        ]),
      );
      const { subject: headline, text } = render(message, policy === 'security' ? 'security' : undefined);
      const subject = `[ALERT ${severity.toUpperCase()}] ${headline}`;
      const facts = Object.entries(metadata).map(
        ([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`,
      );
      const whole = [text, ...facts].join('\n');
      const notice = {
        id,
        subject,
        text: `${whole}\n\nAlert ${id}`,
        priority: priorityOf(severity),
        attachments: [],
      };
      const { alert, results } = await raiseAlert(
        desk,
        { id, subject, text: whole, severity, policy, levels },
        SEVERITY_CHANNELS[severity].map((channel) => ({ channel, field: 'severity' })),
        notice,
        context,
      );
      // After the others: that it stands here does not mean that anybody was told.
      board.post(notice);
      return { alert_id: id, status: statusOf(results), channels: results, escalation: planOf(desk, alert) };
    },
    text: ({ alert_id: id, channels, escalation }) =>
      `${id}: ${resultText(channels)}. Escalates to ${planText(escalation)}.`,
  });
}
