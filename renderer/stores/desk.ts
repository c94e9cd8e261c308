import { create } from 'zustand';
import type { JsonObject } from '#contract/json.ts';
import type { OutcomeView } from '#contract/outcome.ts';
import type { Text } from '#contract/text.ts';
import type { ToolRef } from '#contract/tool.ts';
import { reasonOf, request } from '#renderer/lib/client.ts';
import type { Draft } from '#renderer/lib/draft.ts';

/** One press of Run. */
export interface Attempt {
  callId: string;
  startedAt: number;
  endedAt?: number;
  outcome?: OutcomeView;
  /** The request itself was refused: there was no call. */
  refusal?: Text;
}

/** What lies on the desk for one tool: what was typed, and how the last run went. It outlives the panel that shows it. */
export interface Sheet {
  draft?: Draft;
  /** The arguments as one text, while they are edited so. */
  raw?: string;
  attempt?: Attempt;
}

interface Desk {
  sheets: Readonly<Record<string, Sheet>>;
}

export const useDesk = create<Desk>()(() => ({ sheets: {} }));

export function sheetKey(ref: ToolRef): string {
  return `${ref.server} ${ref.name}`;
}

export function changeSheet(key: string, change: Partial<Sheet>): void {
  useDesk.setState(({ sheets }) => ({ sheets: { ...sheets, [key]: { ...sheets[key], ...change } } }));
}

/** Calls a tool from the desk and keeps how it ended on its sheet. */
export async function runTool(ref: ToolRef, args: JsonObject): Promise<void> {
  const key = sheetKey(ref);
  const attempt: Attempt = { callId: crypto.randomUUID(), startedAt: Date.now() };
  changeSheet(key, { attempt });
  const ended = await request('tool.call', {
    id: attempt.callId,
    server: ref.server,
    name: ref.name,
    args,
  }).then(
    ({ outcome }): Partial<Attempt> => ({ outcome }),
    (error: unknown): Partial<Attempt> => ({ refusal: reasonOf(error) }),
  );
  changeSheet(key, { attempt: { ...attempt, ...ended, endedAt: Date.now() } });
}
