import type { GetPromptResult, Prompt as ListedPrompt } from '@modelcontextprotocol/server';
import type { z } from 'zod';
import { parseArguments } from './arguments.ts';
import type { ToolContext } from './tool.ts';

/** A prompt as its author writes it. MCP gives prompts strings alone, so each field of `input` takes a string. */
interface PromptSpec<I extends z.ZodObject> {
  name: string;
  title: string;
  description: string;
  input: I;
  /** What the user says to the model. */
  write(input: z.output<I>, context: ToolContext): Promise<string> | string;
}

/** A prompt as the server serves it. */
export interface Prompt {
  name: string;
  listed: ListedPrompt;
  /** Throws V that names the field. */
  get(args: unknown, context: ToolContext): Promise<GetPromptResult>;
}

export function definePrompt<I extends z.ZodObject>(spec: PromptSpec<I>): Prompt {
  const { name, title, description } = spec;
  const input = spec.input.strict() as unknown as I;
  return {
    name,
    listed: {
      name,
      title,
      description,
      arguments: Object.entries(input.shape as Record<string, z.ZodType>).map(([field, schema]) => ({
        name: field,
        description: schema.description,
        required: !schema.safeParse(undefined).success,
      })),
    },
    async get(args, context) {
      const text = await spec.write(await parseArguments<I>(input, args), context);
      return { description, messages: [{ role: 'user', content: { type: 'text', text } }] };
    },
  };
}
