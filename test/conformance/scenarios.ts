import { z } from 'zod';
import { Json } from '#contract/json.ts';
import type { OutcomeView } from '#contract/outcome.ts';
import type { TestEngine } from '../integration/engine.ts';

/** A ready server and what the suite says besides its address. */
export interface Stage {
  bay: TestEngine;
  server: string;
  context: unknown;
}

type Act = (stage: Stage) => Promise<void>;

/** What is done beyond connecting and listing, by scenario of the suite. */
const ACTS: Record<string, Act> = {
  // These look at the handshake and the lists alone.
  initialize: () => Promise.resolve(),
  'request-metadata': () => Promise.resolve(),
  'json-schema-ref-no-deref': () => Promise.resolve(),
  tools_call: (stage) => call(stage, 'add_numbers', { a: 5, b: 3 }),
  'sse-retry': (stage) => call(stage, 'test_reconnection'),
  'elicitation-sep1034-client-defaults': (stage) => call(stage, 'test_client_elicitation_defaults'),
  'http-custom-headers': customHeaders,
  'http-standard-headers': everyOffer,
  'json-schema-2020-12-preservation': echoSchema,
};

/** Plays a scenario to its end; rejects when something was not possible. */
export function play(scenario: string, stage: Stage): Promise<void> {
  return (ACTS[scenario] ?? everyTool)(stage);
}

async function call({ bay, server }: Stage, name: string, args: Record<string, Json> = {}): Promise<void> {
  expectOk(name, await bay.call(server, name, args));
}

function expectOk(what: string, outcome: OutcomeView): void {
  if (outcome.outcome !== 'ok') throw new Error(`${what}: ${JSON.stringify(outcome)}`);
}

/** Calls each tool that is offered, with the least that its schema asks for. */
async function everyTool(stage: Stage): Promise<void> {
  for (const { definition } of await stage.bay.ask('tool.list', { server: stage.server })) {
    const { required } = Schema.parse(definition.inputSchema);
    await call(stage, definition.name, Object.fromEntries(required.map((name) => [name, 'x'])));
  }
}

const Schema = z.looseObject({ required: z.array(z.string()).default([]) });

async function everyOffer(stage: Stage): Promise<void> {
  const { bay, server } = stage;
  await everyTool(stage);
  const { offers } = await bay.ask('catalog.search', { query: '', server });
  for (const { kind, name } of offers) {
    if (kind === 'resource') expectOk(name, (await bay.ask('resource.read', { server, uri: name })).outcome);
    if (kind === 'prompt') expectOk(name, (await bay.ask('prompt.get', { server, name, args: {} })).outcome);
  }
}

const Custom = z.object({
  toolCalls: z.array(z.object({ name: z.string(), arguments: z.record(z.string(), Json) })),
});

/**
 * An argument of null where the schema wants something else would be refused before it leaves: what is null is left
 * out, which the suite counts as the same.
 */
async function customHeaders(stage: Stage): Promise<void> {
  for (const { name, arguments: args } of Custom.parse(stage.context).toolCalls) {
    const given = Object.entries(args).filter(([, value]) => value !== null);
    await call(stage, name, Object.fromEntries(given));
  }
}

/** Sends the schema back as it arrived. */
async function echoSchema(stage: Stage): Promise<void> {
  const tools = await stage.bay.ask('tool.list', { server: stage.server });
  const focal = tools.find(({ definition }) => definition.name === 'json_schema_2020_12_tool');
  await call(stage, 'json_schema_echo', { schema: Json.parse(focal?.definition.inputSchema) });
}
