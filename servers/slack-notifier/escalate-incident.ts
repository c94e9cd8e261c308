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

export function escalateIncident(desks: Desks): Tool {
  return defineTool({
    name: 'escalate_incident',
    title: 'Escalate an incident',
    description:
      'Tells the channels of its severity of an incident and then its chain of contacts, one after the other, until acknowledge_alert is called with the incident_id. An incident that is being escalated is left as it is.',
    input: z.object({
      incident_id: Line.max(100),
      severity: Severity,
      description: Message,
      escalation_chain: z
        .array(EscalationStep)
        .min(1)
        .max(20)
        .optional()
        .describe('Instead of the chain of the severity'),
      runbook_url: z.url({ protocol: /^https?$/ }).optional(),
    }),
    output: z.object({
      incident_id: z.string(),
      status: z.enum(['sent', 'partial', 'already_escalating']),
      channels: z.array(ChannelResult),
      escalation: z.array(PlannedLevel),
    }),
    risk: ['network', 'send'],
    async run(
      { incident_id: id, severity, description, escalation_chain: chain, runbook_url: runbook },
      context,
    ) {
      const desk = desks.of(context);
      desk.admit('escalate_incident');
      const { alerts } = desk.kept();
      const running = alerts.list().find((alert) => alert.id === id && alert.acknowledged === undefined);
      if (running !== undefined) {
        return {
          incident_id: id,
          status: 'already_escalating' as const,
          channels: [],
          escalation: planOf(desk, running),
        };
      }
      const levels =
        chain === undefined
          ? defaultLevels(context.settings, severity)
          : writtenLevels(desk, context.settings, chain, 'escalation_chain');
      const subject = `[INCIDENT ${severity.toUpperCase()}] ${id}`;
      const text = runbook === undefined ? description : `${description}\n\nRunbook: ${runbook}`;
      const { alert, results } = await raiseAlert(
        desk,
        { id, subject, text, severity, policy: chain === undefined ? severity : 'own', levels },
        SEVERITY_CHANNELS[severity].map((channel) => ({ channel, field: 'severity' })),
        { id, subject, text, priority: priorityOf(severity), attachments: [] },
        context,
      );
      return {
        incident_id: id,
        status: statusOf(results),
        channels: results,
        escalation: planOf(desk, alert),
      };
    },
    text: ({ incident_id: id, status, channels, escalation }) => {
      const chain = escalation.length === 0 ? '' : ` Escalates to ${planText(escalation)}.`;
      return status === 'already_escalating'
        ? `${id} is being escalated already.${chain}`
        : `${id}: ${resultText(channels)}.${chain}`;
    },
  });
}
