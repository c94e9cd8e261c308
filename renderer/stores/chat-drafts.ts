import { create } from 'zustand';
import type { DraftPart } from '#contract/chat/part.ts';
import type { ModelRef } from '#contract/chat/provider.ts';
import type { Text } from '#contract/text.ts';
import { filePart, refusalOf, weightOf } from '#renderer/lib/attachment.ts';

export type Extra = Exclude<DraftPart, { type: 'text' }>;

/** What is typed in a conversation and not sent yet. It outlives the screen that shows it. */
export interface ChatDraft {
  text: string;
  extras: readonly Extra[];
  /** The message that it is to be said in place of. */
  editing?: string | undefined;
  /** The models that are to answer it side by side. */
  rivals?: readonly ModelRef[] | undefined;
  sending?: boolean;
  problem?: Text | undefined;
}

const BLANK: ChatDraft = { text: '', extras: [] };

const useDrafts = create<{ drafts: Readonly<Record<string, ChatDraft>> }>()(() => ({ drafts: {} }));

export function useDraft(conversation: string): ChatDraft {
  return useDrafts(({ drafts }) => drafts[conversation] ?? BLANK);
}

export function draftOf(conversation: string): ChatDraft {
  return useDrafts.getState().drafts[conversation] ?? BLANK;
}

export function changeDraft(conversation: string, change: Partial<ChatDraft>): void {
  useDrafts.setState(({ drafts }) => ({
    drafts: { ...drafts, [conversation]: { ...BLANK, ...drafts[conversation], ...change } },
  }));
}

export function clearDraft(conversation: string): void {
  useDrafts.setState(({ drafts }) => ({ drafts: { ...drafts, [conversation]: BLANK } }));
}

/** Takes away what was sent of a draft; what was typed or added while it was on its way stays. */
export function clearSent(conversation: string, sent: ChatDraft): void {
  const now = draftOf(conversation);
  const extras = now.extras.filter((extra) => !sent.extras.includes(extra));
  useDrafts.setState(({ drafts }) => ({
    drafts: { ...drafts, [conversation]: { text: now.text === sent.text ? '' : now.text, extras } },
  }));
}

export function addExtra(conversation: string, extra: Extra): void {
  const { extras } = draftOf(conversation);
  changeDraft(conversation, { extras: [...extras, extra], problem: undefined });
}

export function dropExtra(conversation: string, at: number): void {
  const { extras } = draftOf(conversation);
  changeDraft(conversation, { extras: extras.toSpliced(at, 1), problem: undefined });
}

/** Adds files, each unless it is too large: then that is said. */
export async function addFiles(conversation: string, files: readonly File[]): Promise<void> {
  for (const file of files) {
    const held = draftOf(conversation).extras.reduce((sum, extra) => sum + weightOf(extra), 0);
    const refused = refusalOf(file, held);
    if (refused) {
      changeDraft(conversation, { problem: refused });
      continue;
    }
    // oxlint-disable-next-line no-await-in-loop -- what they weigh together is known one after the other
    const bytes = new Uint8Array(await file.arrayBuffer());
    addExtra(conversation, filePart(file.name, file.type, bytes));
  }
}
