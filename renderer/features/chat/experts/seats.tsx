import { Plus, X } from 'lucide-react';
import type { ExpertPreset } from '#contract/chat/experts.ts';
import type { Text } from '#contract/text.ts';
import { LEAST_EXPERTS, MOST_SEATS, PERSON } from '#renderer/lib/expert-question.ts';
import type { Seat } from '#renderer/lib/expert-question.ts';
import { t, tell } from '#renderer/lib/messages.ts';
import { modelKey, modelOfKey } from '#renderer/lib/model-ref.ts';
import { changeAsk } from '#renderer/stores/chat-experts.ts';
import { Button } from '#renderer/ui/button.tsx';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { TextInput } from '#renderer/ui/input.tsx';
import { ModelPick } from '../model-pick.tsx';

/** Who is asked: a model each, and if somebody wants so the eyes with which it looks. */
export function Seats({
  seats,
  preset,
  problem,
}: {
  seats: readonly Seat[];
  preset: ExpertPreset;
  problem: Text | undefined;
}) {
  const keep = (next: readonly Seat[]) => changeAsk({ seats: next });
  const change = (at: number, seat: Seat, part: Partial<Seat>) => keep(seats.with(at, { ...seat, ...part }));
  const spare = seats.length > LEAST_EXPERTS[preset];
  return (
    <fieldset className="flex min-w-0 flex-col gap-1.5">
      <legend className="mb-1 text-note font-medium">{t('experts.names')}</legend>
      {seats.map((seat, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- a place, at which another model may sit
        <div key={at} className="flex items-center gap-2">
          <ModelPick
            label={t('experts.expertAt', { at: at + 1 })}
            value={seat.model === PERSON ? undefined : modelOfKey(seat.model)}
            onChange={(model) => change(at, seat, { model: modelKey(model) })}
            other={{
              label: t('experts.person'),
              chosen: seat.model === PERSON,
              choose: () => change(at, seat, { model: PERSON }),
            }}
            className="min-w-0 flex-1"
          />
          <TextInput
            aria-label={t('experts.role', { at: at + 1 })}
            placeholder={t('experts.roleHint')}
            maxLength={200}
            value={seat.role}
            onChange={({ target }) => change(at, seat, { role: target.value })}
            className="min-w-0 flex-1"
          />
          {spare && (
            <IconButton
              label={t('experts.leaveOut', { at: at + 1 })}
              onClick={() => keep(seats.toSpliced(at, 1))}
            >
              <X size={14} aria-hidden />
            </IconButton>
          )}
        </div>
      ))}
      {preset === 'deep' && seats.length < MOST_SEATS && (
        <Button
          kind="quiet"
          className="-ml-3 self-start"
          onClick={() => keep([...seats, { model: seats[0]?.model ?? '', role: '' }])}
        >
          <Plus size={14} aria-hidden />
          {t('experts.add')}
        </Button>
      )}
      {problem && (
        <p role="alert" className="text-note text-failed">
          {tell(problem)}
        </p>
      )}
    </fieldset>
  );
}
