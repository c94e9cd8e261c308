import { Plus, X } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import type { Text } from '#contract/text.ts';
import { t, tell } from '#renderer/lib/messages.ts';
import { pickFolder } from '#renderer/stores/workspaces.ts';
import { Button } from '#renderer/ui/button.tsx';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { TextInput } from '#renderer/ui/input.tsx';
import { withFolder } from './folders.ts';
import type { FolderRow } from './folders.ts';

/** The folders of a workspace: chosen in the system's own dialog, or typed. */
export function FolderRows({
  rows,
  problem,
  onChange,
}: {
  rows: readonly FolderRow[];
  /** At the row of that key, or at all of them. */
  problem: { text: string; key: number | undefined } | undefined;
  onChange: (rows: readonly FolderRow[]) => void;
}) {
  const id = useId();
  const list = useRef<HTMLFieldSetElement>(null);
  const [refused, setRefused] = useState<Text>();

  async function choose() {
    const { folder, problem: why } = await pickFolder();
    setRefused(why);
    if (folder !== undefined) onChange(withFolder(rows, folder));
  }

  function add() {
    onChange(withFolder(rows, ''));
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>('li:last-child input')?.focus());
  }

  const atAll = problem && problem.key === undefined ? problem.text : undefined;
  return (
    <fieldset ref={list} className="flex flex-col gap-1" aria-labelledby={id}>
      <p id={id} className="text-note font-medium">
        {t('settings.folders')}
      </p>
      <ul className="flex flex-col gap-1">
        {rows.map((row, at) => {
          const wrong = problem?.key === row.key ? problem.text : undefined;
          return (
            <li key={row.key}>
              <div className="flex items-center gap-1">
                <TextInput
                  aria-label={t('settings.folder', { n: at + 1 })}
                  {...(wrong || (atAll && at === 0)
                    ? { 'aria-invalid': true, 'aria-describedby': `${id}-problem` }
                    : {})}
                  className="min-w-0 flex-1 font-mono text-note"
                  value={row.path}
                  onChange={(event) => onChange(rows.with(at, { ...row, path: event.target.value }))}
                />
                <IconButton
                  label={t('settings.removeFolder', { n: at + 1 })}
                  onClick={() => {
                    onChange(rows.toSpliced(at, 1));
                    list.current?.querySelector<HTMLElement>('[data-choose]')?.focus();
                  }}
                >
                  <X size={14} aria-hidden />
                </IconButton>
              </div>
              {wrong && (
                <p id={`${id}-problem`} className="pt-1 text-note text-failed">
                  {wrong}
                </p>
              )}
            </li>
          );
        })}
      </ul>
      {atAll && (
        <p id={`${id}-problem`} className="text-note text-failed">
          {atAll}
        </p>
      )}
      {refused && <p className="text-note text-failed">{tell(refused)}</p>}
      <div className="flex gap-2 pt-1">
        <Button data-choose onClick={() => void choose()}>
          {t('settings.chooseFolder')}
        </Button>
        <Button kind="quiet" className="pl-2" onClick={add}>
          <Plus size={14} aria-hidden />
          {t('settings.typeFolder')}
        </Button>
      </div>
    </fieldset>
  );
}
