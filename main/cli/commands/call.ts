import { randomUUID } from 'node:crypto';
import type { Json } from '#contract/json.ts';
import type { OutcomeView } from '#contract/outcome.ts';
import { text } from '#contract/text.ts';
import type { Text } from '#contract/text.ts';
import { argumentsOf } from '../arguments.ts';
import type { Command, Context } from '../command.ts';
import { EXIT, usageFailure } from '../exit.ts';
import { linesOfResult } from '../result-lines.ts';

/** Time after which a call may be waiting for a person, in ms. */
const ASK_MS = 700;

/** Calls a tool on the one road: rules, approvals and the audit apply as to everybody. */
export const call: Command = {
  name: 'call',
  usage: 'SERVER TOOL [NAME=VALUE …] [--args JSON | --args-file FILE|-] [--timeout SECONDS]',
  about: 'cli.about.call',
  options: { args: { type: 'string' }, 'args-file': { type: 'string' }, timeout: { type: 'string' } },
  takes: { min: 2, max: 200 },
  async run(context) {
    const { engine, out, values, positionals, signal } = context;
    const [server = '', name = '', ...pairs] = positionals;
    const deadlineMs = timeoutOf(values['timeout']);
    const args = await argumentsOf({ inline: values['args'], file: values['args-file'], pairs }, () =>
      propertiesOf(engine, server, name),
    );
    const id = randomUUID();
    signal.addEventListener('abort', () => {
      engine.request('call.cancel', { id }).catch(() => undefined);
    });
    const hint = setTimeout(() => void sayThatItWaits(context, id), ASK_MS);
    try {
      const { outcome } = await engine.request('tool.call', {
        id,
        server,
        name,
        args,
        ...(deadlineMs === undefined ? {} : { deadlineMs }),
      });
      if (out.json || 'result' in outcome) {
        out.result(outcome, () => ('result' in outcome ? linesOfResult(outcome.result) : []));
      }
      for (const note of notesOf(outcome)) out.note(note);
      return EXIT[outcome.outcome];
    } finally {
      clearTimeout(hint);
    }
  },
};

/** Nothing seems to happen while a person is asked, so that is said. */
async function sayThatItWaits({ engine, out }: Context, id: string): Promise<void> {
  const waiting = await engine.request('approval.list', {}).catch(() => []);
  const ours = waiting.find((approval) => approval.kind === 'call' && approval.callId === id);
  if (ours !== undefined) out.note(text('cli.waitsForYou', { id: ours.id }));
}

/** The schema of each argument, where the tool is known. */
async function propertiesOf(engine: Context['engine'], server: string, name: string): Promise<Json> {
  const offer = await engine.request('catalog.get', { kind: 'tool', server, name }).catch(() => undefined);
  return offer?.kind === 'tool' ? (offer.tool.definition.inputSchema['properties'] ?? {}) : {};
}

function notesOf(outcome: OutcomeView): Text[] {
  if ('result' in outcome) return [];
  return outcome.outcome === 'unavailable' ? [outcome.reason, outcome.advice] : [outcome.message];
}

function timeoutOf(written: string | boolean | undefined): number | undefined {
  if (written === undefined) return undefined;
  const seconds = Number(written);
  if (seconds > 0 && seconds <= 3600) return Math.max(1, Math.round(seconds * 1000));
  throw usageFailure(call, text('cli.wrongOption', { option: '--timeout', allowed: '0.001 … 3600' }));
}
