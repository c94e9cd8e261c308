import { z } from 'zod';
import { ToolFailure } from '#servers/kit/failure.ts';
import { defineTool } from '#servers/kit/tool.ts';
import type { Tool } from '#servers/kit/tool.ts';
import { Fact } from './fact.ts';
import { FRAMEWORKS } from './frameworks.ts';
import type { OpenStore } from './open-store.ts';
import { Container } from './place.ts';
import { Provider } from './provider.ts';

const DAY_MS = 86_400_000;
const MOST_OBJECTS = 10_000;
const SHOWN = 50;
const STATEMENT =
  'Evidence, not a judgement: what the store said at this moment, and how it was asked. Whether that satisfies a law, only people can say. Who called what through Patchbay stands in its audit.';

const Moment = z
  .union(
    [z.iso.date(), z.iso.datetime({ offset: true })],
    'is not a date such as 2026-01-31 or 2026-01-31T12:00:00Z',
  )
  .optional();

/** spec/servers.md A.1.14. `now` in milliseconds. */
export function complianceReport(open: OpenStore, now: () => number): Tool {
  return defineTool({
    name: 'compliance_report',
    title: 'Gather evidence',
    description:
      'Gathers evidence for GDPR, HIPAA or SOX: what the store says of encryption, access, versions, retention and logging, each with the request that told it, and which objects were changed in a period. It never says that something complies.',
    input: z.object({
      provider: Provider,
      container: Container,
      compliance_type: z.enum(['gdpr', 'hipaa', 'sox', 'all']).default('all'),
      start_date: Moment.describe('Without it 30 days before end_date'),
      end_date: Moment.describe('A date counts to its end. Without it: now'),
    }),
    output: z.object({
      statement: z.string(),
      gathered_at: z.iso.datetime(),
      period: z.object({ start: z.iso.datetime(), end: z.iso.datetime() }),
      facts: z.array(Fact),
      controls: z.array(
        z.object({
          framework: z.enum(['gdpr', 'hipaa', 'sox']),
          reference: z.string(),
          asks: z.string(),
          evidence: z.array(Fact.pick({ fact: true, state: true })),
          not_told: z.array(Fact.shape.fact).describe('Facts that this store has no answer for'),
        }),
      ),
      changes: z.object({
        objects: z.int().describe('Changed in the period and still there'),
        examples: z.array(z.object({ name: z.string(), modified: z.string(), size: z.int() })),
        looked_at: z.int(),
        more: z.boolean(),
      }),
    }),
    risk: ['read', 'network'],
    async run({ provider, container, compliance_type, start_date, end_date }, context) {
      const gathered = now();
      const end = end_date === undefined ? gathered : endOf(end_date);
      const start = start_date === undefined ? end - 30 * DAY_MS : Date.parse(start_date);
      if (start > end) {
        throw new ToolFailure('V', 'start_date: is after end_date.', { field: 'start_date' });
      }
      const store = await open(provider, context);
      const facts = await store.facts(container);
      const { objects, more } = await store.list(container, '', MOST_OBJECTS);
      const changed = objects.filter(({ modified }) => {
        const at = Date.parse(modified);
        return at >= start && at <= end;
      });
      const frameworks = (['gdpr', 'hipaa', 'sox'] as const).filter(
        (one) => compliance_type === 'all' || compliance_type === one,
      );
      return {
        statement: STATEMENT,
        gathered_at: new Date(gathered).toISOString(),
        period: { start: new Date(start).toISOString(), end: new Date(end).toISOString() },
        facts,
        controls: frameworks.flatMap((framework) =>
          FRAMEWORKS[framework].map(({ reference, asks, facts: names }) => {
            const evidence = facts.filter(({ fact }) => names.includes(fact));
            return {
              framework,
              reference,
              asks,
              evidence: evidence.map(({ fact, state }) => ({ fact, state })),
              not_told: names.filter((name) => evidence.every(({ fact }) => fact !== name)),
            };
          }),
        ),
        changes: {
          objects: changed.length,
          examples: changed.slice(0, SHOWN).map(({ name, modified, size }) => ({ name, modified, size })),
          looked_at: objects.length,
          more,
        },
      };
    },
    text: ({ statement, period, facts, changes }) =>
      [
        statement,
        ...facts.map(({ fact, state, detail, how }) => `${fact}: ${state}. ${detail} (${how})`),
        `${changes.objects} objects were changed between ${period.start} and ${period.end}${changes.more ? ', of those looked at' : ''}.`,
      ].join('\n'),
  });
}

function endOf(date: string): number {
  return Date.parse(date) + (date.length === 10 ? DAY_MS - 1 : 0);
}
