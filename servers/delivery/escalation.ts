import { z } from 'zod';
import { ToolFailure } from '#servers/kit/failure.ts';
import type { Settings } from '#servers/kit/settings.ts';
import type { Aim } from './aim.ts';
import type { Alert, Level } from './alerts.ts';
import { contactsOf, noContact } from './contacts.ts';
import type { Desk } from './desk.ts';
import { ChannelName, Line } from './notice.ts';

const WEEK_SECONDS = 604_800;

/** A level as a caller writes it: a contact of the settings, or somebody whom the settings allow. */
export const EscalationStep = z.strictObject({
  contact: Line.optional().describe('A name of ESCALATION_CONTACTS, such as team-lead'),
  channel: ChannelName.optional().describe('With recipient, instead of contact'),
  recipient: z.string().min(1).max(500).optional(),
  delay_seconds: z.int().min(0).max(WEEK_SECONDS).describe('After the alert, if nobody has acknowledged it'),
});
type EscalationStep = z.infer<typeof EscalationStep>;

/** The levels that a caller wrote. Throws V, P or D of the first step that is wrong, by its field. */
export function writtenLevels(
  desk: Desk,
  settings: Settings,
  steps: readonly EscalationStep[],
  field: string,
): Level[] {
  const contacts = contactsOf(settings);
  return steps.map(({ contact, channel, recipient, delay_seconds: delay }, index) => {
    const where = `${field}.${index}`;
    const afterMs = delay * 1000;
    if (contact !== undefined && channel === undefined && recipient === undefined) {
      const aims = contacts.get(contact);
      if (aims === undefined) throw noContact(contact);
      return { name: contact, afterMs, aims: [...aims] };
    }
    if (contact !== undefined || channel === undefined || recipient === undefined) {
      throw new ToolFailure('V', `${where}: give either contact, or channel and recipient.`, {
        field: where,
      });
    }
    return { name: recipient, afterMs, aims: [desk.aim(channel, recipient, `${where}.recipient`)] };
  });
}

/** Levels by the names of their contacts; a name that nobody is behind has no aims. `afterMs` null: only when asked. */
export function namedLevels(
  settings: Settings,
  names: readonly (readonly [string, number | null])[],
): Level[] {
  const contacts = contactsOf(settings);
  return names.map(([name, afterMs]) => ({ name, afterMs, aims: [...(contacts.get(name) ?? [])] }));
}

/** What will happen, level by level, for the caller to see what cannot. */
export const PlannedLevel = z.object({
  level: z.string(),
  at: z.iso
    .datetime()
    .optional()
    .describe('When it is notified by itself; absent: only when it is asked for'),
  reachable: z.boolean(),
  problem: z.string().optional().describe('Why nobody of this level can be reached as things are'),
});
type PlannedLevel = z.infer<typeof PlannedLevel>;

export function planOf(desk: Desk, { levels, raisedAt }: Pick<Alert, 'levels' | 'raisedAt'>): PlannedLevel[] {
  return levels.map(({ name, afterMs, aims }) => {
    const problem = problemWith(desk, name, aims);
    return {
      level: name,
      ...(afterMs === null ? {} : { at: new Date(raisedAt + afterMs).toISOString() }),
      reachable: problem === undefined,
      ...(problem === undefined ? {} : { problem }),
    };
  });
}

/** For a reader: who is told when, and who cannot be. */
export function planText(plan: readonly PlannedLevel[]): string {
  return plan
    .map(
      ({ level, at, problem }) =>
        `${level}${at === undefined ? '' : ` at ${at}`}${problem === undefined ? '' : ` (cannot be reached: ${problem})`}`,
    )
    .join(', ');
}

function problemWith(desk: Desk, name: string, aims: readonly Aim[]): string | undefined {
  if (aims.length === 0) return noContact(name).message;
  const missing = aims.map(({ channel }) => desk.channels[channel].missing());
  return missing.every((failure) => failure !== undefined) ? missing[0]?.message : undefined;
}
