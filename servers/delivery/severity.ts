import { z } from 'zod';
import type { ChannelName, Priority } from './notice.ts';

export const Severity = z.enum(['low', 'medium', 'high', 'critical']);
export type Severity = z.infer<typeof Severity>;

/** Where an alert goes (spec/servers.md A.1.10). */
export const SEVERITY_CHANNELS: Record<Severity, readonly ChannelName[]> = {
  low: ['slack'],
  medium: ['slack', 'email'],
  high: ['slack', 'email', 'teams'],
  critical: ['slack', 'email', 'teams', 'sms'],
};

/** The queue of a severity. */
export function priorityOf(severity: Severity): Priority {
  return severity === 'medium' ? 'normal' : severity;
}
