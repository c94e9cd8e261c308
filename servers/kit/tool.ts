import type { CallToolResult, Tool as ListedTool, ToolAnnotations } from '@modelcontextprotocol/server';
import { z } from 'zod';
import { isReadOnly } from '#contract/verbs.ts';
import type { Verb } from '#contract/verbs.ts';
import { parseArguments } from './arguments.ts';
import { FailureContent } from './failure.ts';
import type { Settings } from './settings.ts';
import type { Workspace } from './workspace.ts';

/** What a running call may use. */
export interface ToolContext {
  /** Aborted when the caller cancels or goes away; nothing is answered then. */
  signal: AbortSignal;
  /** Tells the caller, if it asked to be told, that `done` of `total` is done. */
  progress(done: number, total?: number, message?: string): Promise<void>;
  workspace: Workspace;
  /** What the user has told this server. */
  settings: Settings;
}

/** A tool as its author writes it. */
interface ToolSpec<I extends z.ZodObject, O extends z.ZodObject> {
  name: string;
  title: string;
  /** For the model: what it does, its limits, what it refuses. */
  description: string;
  /** Parameters; describe each. Unknown ones are refused whatever the object says. */
  input: I;
  output: O;
  /** What it may do; the manifest repeats it and the app decides by it. */
  risk: readonly [Verb, ...Verb[]];
  /** Says more than follows from `risk`, such as that writing replaces what was there. */
  annotations?: Pick<ToolAnnotations, 'destructiveHint' | 'idempotentHint'>;
  /** Former or foreign names: answered, not listed. */
  aliases?: readonly string[];
  /** Does it, or throws a ToolFailure. Errors of the system calls may pass through. */
  run(input: z.output<I>, context: ToolContext): Promise<z.input<O>>;
  /** The same for a reader who sees only text. */
  text(output: z.output<O>): string;
}

/** A tool as the server serves it. */
export interface Tool {
  name: string;
  aliases: readonly string[];
  risk: readonly Verb[];
  /** The entry of tools/list. */
  listed(): ListedTool;
  /** Throws what was thrown: ToolFailure, an error of a system call, or a surprise. */
  call(args: unknown, context: ToolContext): Promise<CallToolResult>;
}

/** Makes a tool from its parts: strict input, checked output, structured content and text, hints from its risk. */
export function defineTool<I extends z.ZodObject, O extends z.ZodObject>(spec: ToolSpec<I, O>): Tool {
  // The same shape; strictness is not part of what the author's run sees.
  const input = spec.input.strict() as unknown as I;
  let listed: ListedTool | undefined;
  return {
    name: spec.name,
    aliases: spec.aliases ?? [],
    risk: spec.risk,
    // Making schemas takes most of the time of a list.
    listed: () =>
      (listed ??= {
        name: spec.name,
        title: spec.title,
        description: spec.description,
        inputSchema: objectSchema(z.toJSONSchema(input, { io: 'input' })),
        outputSchema: outputSchema(spec.output),
        annotations: { ...hintsOf(spec.risk), ...spec.annotations },
      }),
    async call(args, context) {
      const given = await parseArguments<I>(input, args);
      const output = spec.output.parse(await spec.run(given, context));
      return { content: [{ type: 'text', text: spec.text(output) }], structuredContent: output };
    },
  };
}

/**
 * A failed call has structured content too, and clients check it against the schema (SDK 1.x does so for errors as
 * well), so the schema names both forms.
 */
function outputSchema(output: z.ZodObject): ListedTool['outputSchema'] {
  // References lead to the root of the whole.
  const { $schema: _, $defs, ...ok } = z.toJSONSchema(output);
  const { $schema: __, ...failure } = z.toJSONSchema(FailureContent);
  return { type: 'object', ...($defs === undefined ? {} : { $defs }), anyOf: [ok, failure] };
}

function objectSchema(schema: z.core.JSONSchema.BaseSchema): ListedTool['inputSchema'] {
  const { $schema: _, ...rest } = schema;
  return { ...rest, type: 'object' } as ListedTool['inputSchema'];
}

/** Executing anything counts as able to destroy and to reach the world. */
function hintsOf(risk: readonly Verb[]): ToolAnnotations {
  return {
    readOnlyHint: isReadOnly(risk),
    destructiveHint: risk.includes('destroy') || risk.includes('execute'),
    openWorldHint: risk.includes('network') || risk.includes('send') || risk.includes('execute'),
  };
}
