import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { ToolFailure } from '#servers/kit/failure.ts';
import { definePrompt } from '#servers/kit/prompt.ts';
import { defineResource } from '#servers/kit/resource.ts';
import { defineServer } from '#servers/kit/server.ts';
import { defineTool } from '#servers/kit/tool.ts';

const text = z.object({ text: z.string() });

/** What the suite asks for by name, of the kinds that a server of the kit can offer; written as its authors write. */
export const kitFixture = defineServer({
  name: 'kit-fixture',
  title: 'Kit fixture',
  version: '1.0.0',
  tools: [
    defineTool({
      name: 'test_simple_text',
      title: 'Simple text',
      description: 'Answers a fixed text.',
      input: z.object({}),
      output: text,
      risk: ['read'],
      run: () => Promise.resolve({ text: 'This is a simple text response for testing.' }),
      text: (output) => output.text,
    }),
    defineTool({
      name: 'test_error_handling',
      title: 'Failure',
      description: 'Fails always.',
      input: z.object({}),
      output: text,
      risk: ['read'],
      run: () => Promise.reject(new ToolFailure('E', 'This tool intentionally returns an error for testing')),
      text: (output) => output.text,
    }),
    defineTool({
      name: 'test_tool_with_progress',
      title: 'Progress',
      description: 'Tells how far it is.',
      input: z.object({}),
      output: text,
      risk: ['read'],
      async run(_input, context) {
        for (const done of [0, 50, 100]) {
          await context.progress(done, 100, `${done} of 100`);
          await sleep(20);
        }
        return { text: 'Done.' };
      },
      text: (output) => output.text,
    }),
  ],
  resources: [
    defineResource({
      uri: 'test://static-text',
      name: 'static-text',
      title: 'Static text',
      description: 'A fixed text.',
      mimeType: 'text/plain',
      read: () => Promise.resolve('This is the content of the static text resource.'),
    }),
    defineResource({
      uri: 'test://static-binary',
      name: 'static-binary',
      title: 'Static bytes',
      description: 'A few fixed bytes.',
      mimeType: 'image/png',
      read: () => Promise.resolve(Uint8Array.of(0x89, 0x50, 0x4e, 0x47)),
    }),
    defineResource({
      uriTemplate: 'test://template/{id}/data',
      name: 'template',
      title: 'By its id',
      description: 'Says which id was asked for.',
      mimeType: 'application/json',
      read: (_context, { variables }) =>
        Promise.resolve(
          JSON.stringify({
            id: variables['id'],
            templateTest: true,
            data: `Data for ID: ${variables['id']}`,
          }),
        ),
    }),
  ],
  prompts: [
    definePrompt({
      name: 'test_simple_prompt',
      title: 'Simple prompt',
      description: 'Takes nothing.',
      input: z.object({}),
      write: () => 'This is a simple prompt for testing.',
    }),
    definePrompt({
      name: 'test_prompt_with_arguments',
      title: 'Prompt with arguments',
      description: 'Says both arguments.',
      input: z.object({ arg1: z.string().describe('First'), arg2: z.string().describe('Second') }),
      write: ({ arg1, arg2 }) => `Prompt with arguments: arg1='${arg1}', arg2='${arg2}'`,
    }),
  ],
});
