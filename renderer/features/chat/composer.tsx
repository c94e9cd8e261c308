import { ArrowUp, Paperclip, Square } from 'lucide-react';
import { useLayoutEffect, useRef, useState } from 'react';
import type { ClipboardEvent, KeyboardEvent } from 'react';
import type { ConversationView } from '#contract/chat/conversation.ts';
import { pasteRefusal } from '#renderer/lib/attachment.ts';
import { t, tell } from '#renderer/lib/messages.ts';
import { addFiles, changeDraft, clearDraft, useDraft } from '#renderer/stores/chat-drafts.ts';
import { sendDraft, stopTurn } from '#renderer/stores/chat-turns.ts';
import { Button } from '#renderer/ui/button.tsx';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { COMPOSER, focusComposer, returnToComposer } from './composer-field.ts';
import { ComposerLine } from './composer-line.tsx';
import { Extras } from './extras.tsx';
import { MentionList } from './mention-list.tsx';
import { PromptForm } from './prompt-form.tsx';
import { useMentions } from './use-mentions.ts';

/** Where one writes: text, files, and what servers have to read. What was typed stays until it was taken. */
export function Composer({ conversation, onPanel }: { conversation: ConversationView; onPanel: () => void }) {
  const { id, running } = conversation;
  const draft = useDraft(id);
  const mentions = useMentions(id, draft.text);
  const files = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  useLayoutEffect(focusComposer, [id]);
  const empty = draft.text.trim() === '' && draft.extras.length === 0;
  const off = empty || draft.sending === true || running;

  function pressed(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (event.nativeEvent.isComposing || mentions.press(event)) return;
    if (event.key === 'Enter' && !event.shiftKey && !event.altKey) {
      event.preventDefault();
      if (!off) void sendDraft(id);
    } else if (event.key === 'Escape' && draft.editing !== undefined) {
      event.preventDefault();
      clearDraft(id);
    }
  }
  function pasted(event: ClipboardEvent) {
    const list = [...event.clipboardData.files];
    const refused = pasteRefusal(event.clipboardData.getData('text/plain'));
    if (list.length === 0 && !refused) return;
    event.preventDefault();
    if (list.length > 0) void addFiles(id, list);
    else changeDraft(id, { problem: refused });
  }

  return (
    <div
      className="shrink-0 px-5 pb-3"
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes('Files')) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        void addFiles(id, [...event.dataTransfer.files]);
      }}
    >
      <div className="relative mx-auto flex max-w-180 flex-col gap-1.5">
        {draft.problem && (
          <p role="alert" className="text-note text-failed">
            {tell(draft.problem)}
          </p>
        )}
        {draft.editing !== undefined && (
          <div className="flex items-center gap-2 text-note text-ink-2">
            <span className="flex-1">{t('chat.editing')}</span>
            <Button kind="quiet" onClick={() => clearDraft(id)}>
              {t('chat.editNot')}
            </Button>
          </div>
        )}
        {mentions.open && <MentionList {...mentions} />}
        <div
          data-over={over}
          className="grid grid-cols-[auto_1fr_auto] items-end gap-1 rounded-panel border border-edge bg-raised p-1.5 focus-within:border-ink-3 has-[textarea:focus-visible]:outline-2 has-[textarea:focus-visible]:outline-accent data-[over=true]:border-accent"
        >
          <Extras conversation={id} extras={draft.extras} />
          <IconButton label={t('chat.attach')} onClick={() => files.current?.click()}>
            <Paperclip size={16} aria-hidden />
          </IconButton>
          <textarea
            id={COMPOSER}
            rows={1}
            aria-label={t('chat.write')}
            placeholder={t('chat.writeHint')}
            {...mentions.marks}
            value={draft.text}
            onChange={({ target }) => {
              changeDraft(id, { text: target.value, problem: undefined });
              mentions.look(target);
            }}
            onSelect={({ currentTarget }) => mentions.look(currentTarget)}
            onKeyDown={pressed}
            onPaste={pasted}
            className="field-sizing-content max-h-60 min-h-7 min-w-0 resize-none bg-transparent px-1 py-1 outline-none"
          />
          {running ? (
            <IconButton label={t('chat.stop')} onClick={() => void stopTurn(id)}>
              <Square size={14} aria-hidden className="fill-current" />
            </IconButton>
          ) : (
            <IconButton
              label={t('chat.send')}
              aria-disabled={off}
              onClick={() => !off && void sendDraft(id)}
              className={off ? 'opacity-50' : 'text-accent'}
            >
              <ArrowUp size={16} aria-hidden />
            </IconButton>
          )}
          <input
            ref={files}
            type="file"
            multiple
            hidden
            onChange={({ target }) => {
              void addFiles(id, [...(target.files ?? [])]);
              target.value = '';
              returnToComposer();
            }}
          />
        </div>
        {mentions.asking && <PromptForm offer={mentions.asking} onAnswer={mentions.answer} />}
        <ComposerLine conversation={conversation} onPanel={onPanel} />
      </div>
    </div>
  );
}
