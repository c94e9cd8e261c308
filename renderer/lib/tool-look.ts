import type { ToolCallPart } from '#contract/chat/part.ts';
import type { MessageCode } from '#contract/messages/en.ts';
import { callLook } from './call-look.ts';

/** Word and mark for where a tool that a model asked for stands. */
export function toolLook(part: ToolCallPart, asking: boolean): ReturnType<typeof callLook> {
  if (asking) return callLook(undefined, true);
  const { state, outcome } = part;
  if (outcome && state !== 'waiting' && state !== 'running') return callLook(outcome, false);
  return LOOKS[state];
}

const LOOKS = {
  waiting: { word: 'chat.tool.waiting', shape: 'ring', tone: 'idle' },
  running: { word: 'outcome.running', shape: 'arc', tone: 'starting' },
  done: { word: 'outcome.ok', shape: 'check', tone: 'ready' },
  refused: { word: 'chat.tool.refused', shape: 'barred', tone: 'degraded' },
  failed: { word: 'outcome.failed', shape: 'cross', tone: 'failed' },
} as const satisfies Record<ToolCallPart['state'], { word: MessageCode; shape: string; tone: string }>;
