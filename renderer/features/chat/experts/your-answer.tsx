import { Plus } from 'lucide-react';
import { useId, useState } from 'react';
import type { ExpertRound } from '#contract/chat/experts.ts';
import type { Text } from '#contract/text.ts';
import { duration } from '#renderer/lib/format.ts';
import { t, tell } from '#renderer/lib/messages.ts';
import { useNow } from '#renderer/lib/use-now.ts';
import { BLANK_REPLY, NEW_CLAIM, replyOf } from '#renderer/lib/person-reply.ts';
import { answerRound, skipPerson } from '#renderer/stores/chat-experts.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Field } from '#renderer/ui/field.tsx';
import { Glyph } from '#renderer/ui/glyph.tsx';
import { TextArea } from '#renderer/ui/input.tsx';
import { ClaimFields } from './claim-fields.tsx';

const MOST_CLAIMS = 20;

/** Where the person in a round answers, as long as the round waits for that; the way to go on without. */
export function YourAnswer({ round }: { round: ExpertRound }) {
  const field = useId();
  const [draft, setDraft] = useState(BLANK_REPLY);
  const [problem, setProblem] = useState<Text>();
  const [sending, setSending] = useState(false);
  const seat = round.experts.find(({ status }) => status.state === 'awaited');
  if (seat?.status.state !== 'awaited') return null;
  const { claims } = draft;
  const read = round.context.filter(({ state }) => state === 'done').map(({ id }) => id);

  async function send() {
    const made = replyOf(draft);
    if ('wrong' in made) return setProblem(made.wrong);
    setSending(true);
    setProblem(await answerRound(round.id, made.reply));
    return setSending(false);
  }

  return (
    <form
      aria-label={t('experts.yours')}
      className="flex flex-col gap-3 rounded-panel border border-edge p-4"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <p className="flex items-start gap-2">
        <span className="flex h-5 items-center">
          <Glyph shape="hourglass" tone="waiting" />
        </span>
        <span className="min-w-0 flex-1">
          <Waits until={seat.status.until} />
          {seat.role !== undefined && ` ${t('experts.yoursAs', { role: seat.role })}`}
        </span>
      </p>
      <Field id={field} label={t('experts.yourAnswer')} prose {...(problem && { problem: tell(problem) })}>
        {(marks) => (
          <TextArea
            {...marks}
            rows={4}
            value={draft.answer}
            onChange={({ target }) => setDraft({ ...draft, answer: target.value })}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
              event.preventDefault();
              void send();
            }}
            className="max-h-60 field-sizing-content min-h-22 font-sans! text-body!"
          />
        )}
      </Field>
      {claims.map((claim, at) => (
        <ClaimFields
          // oxlint-disable-next-line react/no-array-index-key -- claims are known by their place
          key={at}
          at={at + 1}
          claim={claim}
          read={read}
          onChange={(next) => setDraft({ ...draft, claims: claims.with(at, next) })}
        />
      ))}
      {claims.length < MOST_CLAIMS && (
        <Button
          kind="quiet"
          className="-ml-3 self-start"
          onClick={() => setDraft({ ...draft, claims: [...claims, NEW_CLAIM] })}
        >
          <Plus size={14} aria-hidden />
          {t('experts.anotherClaim')}
        </Button>
      )}
      <div className="flex flex-wrap gap-2">
        <Button kind="primary" type="submit" aria-disabled={sending}>
          {t('experts.answer')}
        </Button>
        <Button onClick={() => void skipPerson(round.id)}>{t('experts.goOnWithout')}</Button>
      </div>
    </form>
  );
}

const SECOND = 1000;

function Waits({ until }: { until: number }) {
  const left = Math.max(0, until - useNow(SECOND));
  return t('experts.yoursHelp', { left: duration(Math.ceil(left / SECOND) * SECOND) });
}
