import { useId } from 'react';
import type { Server } from '#contract/server.ts';
import { t, tell } from '#renderer/lib/messages.ts';
import type { RunForm } from '#renderer/lib/run-form.ts';
import type { FormProblems } from '#renderer/lib/server-form-problems.ts';
import { useEngine } from '#renderer/stores/engine.ts';
import { Checkbox } from '#renderer/ui/checkbox.tsx';
import { Field } from '#renderer/ui/field.tsx';
import { Select } from '#renderer/ui/input.tsx';
import { AfterField } from './after-field.tsx';
import { RestartField } from './restart-field.tsx';

const NODE = /(^|[\\/])(node|npm|npx)(\.exe|\.cmd)?$/i;

/** When and where a server runs, and how far it is believed. */
export function RunFields({
  server,
  run,
  problems,
  onChange,
}: {
  server: Server;
  run: RunForm;
  problems: FormProblems;
  onChange: (change: Partial<RunForm>) => void;
}) {
  const id = useId();
  const workspaces = useEngine((engine) => engine.mirror?.workspaces) ?? [];
  const others = workspaces.filter(({ id: one }, at) => at > 0 || one === run.workspace);
  const problem = problems.get('workspace');
  const bundled = server.source === 'bundled';
  return (
    <>
      <Field id={`${id}-start`} label={t('servers.start')} prose>
        {(marks) => (
          <Select
            {...marks}
            value={run.start === 'always' ? 'always' : 'manual'}
            onChange={(event) => onChange({ start: event.target.value === 'always' ? 'always' : 'manual' })}
          >
            <option value="manual">{t('servers.start.manual')}</option>
            <option value="always">{t('servers.start.always')}</option>
          </Select>
        )}
      </Field>
      <AfterField
        server={server}
        after={run.after}
        problem={problems.get('after')}
        onChange={(after) => onChange({ after })}
      />
      <RestartField run={run} problems={problems} onChange={onChange} />
      <Field
        id={`${id}-workspace`}
        label={t('servers.workspace')}
        prose
        help={t('servers.workspaceHelp')}
        problem={problem && tell(problem)}
      >
        {(marks) => (
          <Select
            {...marks}
            value={run.workspace}
            onChange={(event) => onChange({ workspace: event.target.value })}
          >
            <option value="">{t('servers.workspace.default', { name: workspaces[0]?.name ?? '' })}</option>
            {others.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </Select>
        )}
      </Field>
      {!bundled && (
        <div className="flex flex-col gap-2">
          {server.launch.type === 'stdio' && NODE.test(server.launch.command) && (
            <Checkbox
              label={t('servers.shippedNode')}
              note={t('servers.shippedNode.help')}
              checked={run.shippedNode}
              onChange={(shippedNode) => onChange({ shippedNode })}
            />
          )}
          <Checkbox
            label={t('servers.trusted')}
            note={t('servers.trusted.help')}
            checked={run.trusted}
            onChange={(trusted) => onChange({ trusted })}
          />
        </div>
      )}
    </>
  );
}
