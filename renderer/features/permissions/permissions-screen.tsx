import { useEffect, useRef, useState } from 'react';
import { t, tell } from '#renderer/lib/messages.ts';
import { followPermissions, usePermissions } from '#renderer/stores/permissions.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Callout } from '#renderer/ui/callout.tsx';
import { TextInput } from '#renderer/ui/input.tsx';
import { ScreenTitle } from '#renderer/ui/screen.tsx';
import { Split } from '#renderer/ui/split.tsx';
import { PermissionList } from './permission-list.tsx';
import { RuleForm } from './rule-form.tsx';
import { UndoStrip } from './undo-strip.tsx';

/** A handful is read at a glance. */
const FILTERED_FROM = 7;
const NEW = 'new rule';

/** Who may do what, as sentences, each revocable; a rule opens in the inspector. */
export function PermissionsScreen() {
  useEffect(followPermissions, []);
  const { rules, grants, problem, removed } = usePermissions();
  const [open, setOpen] = useState<string>();
  const [filter, setFilter] = useState('');
  const add = useRef<HTMLButtonElement>(null);
  const opened = rules?.find((rule) => rule.id === open);
  const shown = open === NEW || opened ? open : undefined;
  const count = (rules?.length ?? 0) + (grants?.length ?? 0);

  function close() {
    document.querySelector<HTMLElement>('[data-row][aria-expanded="true"]')?.focus();
    setOpen(undefined);
  }

  return (
    <Split
      open={shown}
      onClose={() => setOpen(undefined)}
      inspector={<RuleForm key={shown} rule={opened} onClose={close} />}
    >
      <ScreenTitle title={t('shell.permissions')}>
        <Button
          ref={add}
          kind="primary"
          data-row
          aria-expanded={shown === NEW}
          onClick={() => setOpen(shown === NEW ? undefined : NEW)}
        >
          {t('permissions.add')}
        </Button>
      </ScreenTitle>
      {(count >= FILTERED_FROM || filter !== '') && (
        <div className="shrink-0 px-5 pb-2">
          <TextInput
            type="search"
            aria-label={t('permissions.filter')}
            placeholder={t('permissions.filter')}
            value={filter}
            onChange={(event) => setFilter(event.target.value)}
            className="max-w-80"
          />
        </div>
      )}
      {problem && (
        <div className="shrink-0 px-5 pb-2">
          <Callout title={tell(problem)} />
        </div>
      )}
      {removed && <UndoStrip key={removed.id} rule={removed} onGone={() => add.current?.focus()} />}
      <PermissionList filter={filter.trim().toLowerCase()} open={shown} onOpen={setOpen} />
    </Split>
  );
}
