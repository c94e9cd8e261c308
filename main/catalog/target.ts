import { createHash } from 'node:crypto';
import type { CallKind } from '#contract/call.ts';
import type { PromptDefinition } from '#contract/inventory.ts';
import type { JsonObject } from '#contract/json.ts';
import type { Server } from '#contract/server.ts';
import type { Fingerprint, ToolRef, ToolView } from '#contract/tool.ts';
import type { Verbs } from '#contract/verbs.ts';
import { canonicalJson } from '#main/kernel/canonical-json.ts';

/** What a call is for, whatever its kind: all that the road needs to know of it. */
export interface CallTarget {
  kind: CallKind;
  server: Server;
  /** For a resource its name is the URI. */
  ref: ToolRef;
  verbs: Verbs;
  fingerprint: Fingerprint;
  /** What its arguments must fit. */
  inputSchema: JsonObject;
}

/** The protocol says that prompts/get and resources/read change nothing. */
const READS: Verbs = { verbs: ['read'], source: 'protocol' };

export function toolTarget(server: Server, { ref, verbs, fingerprint, definition }: ToolView): CallTarget {
  return { kind: 'tool', server, ref, verbs, fingerprint, inputSchema: definition.inputSchema };
}

/** Arguments of a prompt are named texts; others than it lists are refused. */
export function promptTarget(server: Server, prompt: PromptDefinition): CallTarget {
  const names = prompt.arguments.map(({ name }) => name);
  const required = prompt.arguments.filter((argument) => argument.required === true).map(({ name }) => name);
  return {
    kind: 'prompt',
    server,
    ref: { server: server.id, name: prompt.name },
    verbs: READS,
    fingerprint: sha256(prompt),
    inputSchema: {
      type: 'object',
      properties: Object.fromEntries(names.map((name) => [name, { type: 'string' }])),
      required: [...new Set(required)],
      additionalProperties: false,
    },
  };
}

/** Any URI may be asked for: templates name endlessly many, and not every resource is listed. */
export function resourceTarget(server: Server, uri: string): CallTarget {
  return {
    kind: 'resource',
    server,
    ref: { server: server.id, name: uri },
    verbs: READS,
    fingerprint: sha256({ kind: 'resource', uri }),
    inputSchema: { type: 'object', additionalProperties: false },
  };
}

function sha256(value: unknown): Fingerprint {
  return createHash('sha256').update(canonicalJson(value)).digest('hex');
}
