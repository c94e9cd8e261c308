import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Desks } from '#servers/delivery/desks.ts';
import {
  EscalationStep,
  planOf,
  PlannedLevel,
  planText,
  writtenLevels,
} from '#servers/delivery/escalation.ts';
import { Line, Message } from '#servers/delivery/notice.ts';
import { raiseAlert } from '#servers/delivery/raise.ts';
import { ChannelResult, resultText, statusOf } from '#servers/delivery/results.ts';
import { priorityOf, Severity, SEVERITY_CHANNELS } from '#servers/delivery/severity.ts';
import { defineTool } from '#servers/kit/tool.ts';
import type { Tool } from '#servers/kit/tool.ts';
import { defaultLevels } from './default-levels.ts';

export function sendAlert(desks: Desks): Tool {
  return defineTool({
    name: 'send_alert',
    title: 'Send an alert',
    description:
      'Tells the channels of its severity (low: Slack; medium: and mail; high: and Teams; critical: and SMS) and, for high and critical or with a policy of your own, contacts one after the other until acknowledge_alert is called. The same type and title within 300 s is suppressed, which is not an error.',
    input: z.object({
      alert_type: z.enum(['security', 'performance', 'deployment', 'error', 'incident']),
      severity: Severity,
      title: Line,
      description: Message,
      escalation_policy: z
        .strictObject({ steps: z.array(EscalationStep).min(1).max(20) })
        .optional()
        .describe('Instead of the chain of the severity'),
      suppress_duplicate: z.boolean().default(true),
    }),
    output: z.object({
      alert_id: z.string().describe('Of a suppressed one: the alert that said it already'),
      status: z.enum(['sent', 'partial', 'suppressed']),
      channels: z.array(ChannelResult),
      escalation: z.array(PlannedLevel),
      again_in_seconds: z.number().optional().describe('When a suppressed alert would be sent'),
    }),
    risk: ['network', 'send'],
    async run(input, context) {
      const { alert_type: type, severity, title, description, escalation_policy: policy } = input;
      const desk = desks.of(context);
      desk.admit('send_alert');
      const { repeats, alerts } = desk.kept();
      const levels =
        policy === undefined
          ? defaultLevels(context.settings, severity)
          : writtenLevels(desk, context.settings, policy.steps, 'escalation_policy.steps');
      const id = `alert-${randomUUID()}`;
      const repeat = input.suppress_duplicate ? repeats.check(type, title, id) : undefined;
      if (repeat !== undefined) {
        return {
          alert_id: repeat.alertId,
          status: 'suppressed' as const,
          channels: [],
          escalation: alerts
            .list()
            .filter((alert) => alert.id === repeat.alertId)
            .flatMap((alert) => planOf(desk, alert)),
          again_in_seconds: Math.ceil(repeat.againInMs / 1000),
        };
      }
      const subject = `[${severity.toUpperCase()} ${type}] ${title}`;
      const text = `${description}\n\nAlert ${id}`;
      const wishes = SEVERITY_CHANNELS[severity].map((channel) => ({ channel, field: 'severity' }));
      try {
        const { alert, results } = await raiseAlert(
          desk,
          {
            id,
            subject,
            text: description,
            severity,
            policy: policy === undefined ? severity : 'own',
            levels,
          },
          wishes,
          { id, subject, text, priority: priorityOf(severity), attachments: [] },
          context,
        );
        return {
          alert_id: id,
          status: statusOf(results),
          channels: results,
          escalation: planOf(desk, alert),
        };
      } catch (error) {
        if (input.suppress_duplicate) repeats.forget(type, title);
        throw error;
      }
    },
    text: ({ alert_id: id, status, channels, escalation }) => {
      if (status === 'suppressed') return `Suppressed: ${id} said it already.`;
      const chain = escalation.length === 0 ? '' : ` Escalates to ${planText(escalation)}.`;
      return `${id}: ${resultText(channels)}.${chain}`;
    },
  });
}
