import { useId, useState } from 'react';
import type { Workspace } from '#contract/workspace.ts';
import { t, tell } from '#renderer/lib/messages.ts';
import { besideField } from '#renderer/lib/server-form-problems.ts';
import { useWaiting, useWithdrawal } from '#renderer/stores/approvals.ts';
import { setWorkspace } from '#renderer/stores/workspaces.ts';
import type { WorkspaceRefusal } from '#renderer/stores/workspaces.ts';
import { Callout } from '#renderer/ui/callout.tsx';
import { Field } from '#renderer/ui/field.tsx';
import { Inspector } from '#renderer/ui/inspector.tsx';
import { TextInput } from '#renderer/ui/input.tsx';
import { PanelForm } from '#renderer/ui/panel-form.tsx';
import { FolderRows } from './folder-rows.tsx';
import { foldersOf, rowsOf } from './folders.ts';
import type { FolderRow } from './folders.ts';
import { SaveButtons } from './save-buttons.tsx';

/** A workspace while it is written: a new one without `workspace`. */
export function WorkspaceForm({
  workspace,
  onClose,
}: {
  workspace: Workspace | undefined;
  onClose: () => void;
}) {
  const id = useId();
  const [name, setName] = useState(workspace?.name ?? '');
  const [rows, setRows] = useState<readonly FolderRow[]>(() => rowsOf(workspace?.folders ?? []));
  const [refusal, setRefusal] = useState<WorkspaceRefusal>();
  const [tried, setTried] = useState(0);
  const [sent, setSent] = useState<string>();
  const busy = sent !== undefined;
  const waits = useWaiting('folders', busy);
  useWithdrawal(busy ? (asked) => asked.kind === 'folders' && asked.workspace === sent : undefined);
  const { folders, keys } = foldersOf(rows);

  async function submit() {
    if (busy) return;
    const refused = await checked();
    setRefusal(refused);
    if (!refused) onClose();
    else setTried((times) => times + 1);
  }

  async function checked(): Promise<WorkspaceRefusal | undefined> {
    if (name.trim() === '') return { reason: { code: 'add.needed', params: {} }, field: 'name' };
    if (folders.length === 0)
      return { reason: { code: 'settings.folderNeeded', params: {} }, field: 'folders' };
    setSent(name.trim());
    const refused = await setWorkspace({
      ...(workspace && { id: workspace.id }),
      name: name.trim(),
      folders,
    });
    setSent(undefined);
    return refused;
  }

  const at = Number(/^folders\.(\d+)$/.exec(refusal?.field ?? '')?.[1] ?? -1);
  const problem = refusal && tell(refusal.field ? besideField(refusal.reason) : refusal.reason);
  return (
    <Inspector
      title={workspace?.name ?? t('settings.newWorkspace')}
      note={t('settings.workspaceNote')}
      closeLabel={t('inspector.close')}
      onClose={onClose}
    >
      <PanelForm
        label={t('settings.workspace')}
        onSubmit={() => void submit()}
        tried={tried}
        above={<output className="text-note text-ink-2 empty:hidden">{waits && t('change.waiting')}</output>}
        foot={<SaveButtons busy={busy} onCancel={onClose} />}
      >
        <Field
          id={`${id}-name`}
          label={t('add.formName')}
          prose
          required
          problem={refusal?.field === 'name' ? problem : undefined}
        >
          {(marks) => (
            <TextInput
              {...marks}
              value={name}
              onChange={(event) => {
                setName(event.target.value);
                setRefusal(undefined);
              }}
            />
          )}
        </Field>
        <FolderRows
          rows={rows}
          problem={refusal?.field?.startsWith('folders') ? { text: problem ?? '', key: keys[at] } : undefined}
          onChange={(next) => {
            setRows(next);
            setRefusal(undefined);
          }}
        />
        {problem && refusal?.field === undefined && <Callout title={problem} />}
      </PanelForm>
    </Inspector>
  );
}
