import type { LanguageModel as Any } from 'ai';

/**
 * A model as the provider packages of the AI SDK give it. It is asked directly: the loop, the tools and the retries of
 * a turn are ours, so that every call takes the one road and every wait is seen.
 */
export type LanguageModel = Extract<Any, { specificationVersion: 'v4' }>;
export type ModelOptions = Parameters<LanguageModel['doStream']>[0];
export type Prompt = ModelOptions['prompt'];
export type PromptMessage = Prompt[number];
export type AssistantContent = Extract<PromptMessage, { role: 'assistant' }>['content'][number];
export type UserContent = Extract<PromptMessage, { role: 'user' }>['content'][number];
export type ToolContent = Extract<PromptMessage, { role: 'tool' }>['content'][number];
export type ToolOutput = Extract<ToolContent, { type: 'tool-result' }>['output'];
export type FunctionTool = Extract<NonNullable<ModelOptions['tools']>[number], { type: 'function' }>;
export type StreamPart =
  Awaited<ReturnType<LanguageModel['doStream']>>['stream'] extends ReadableStream<infer P> ? P : never;
