import type { FoldersApproval } from '#contract/approval.ts';
import { t } from '#renderer/lib/messages.ts';
import { ExactParts, Part, Word } from './exact-parts.tsx';
import { Remark } from './remark.tsx';
import { Sentence } from '#renderer/asked/sentence.tsx';

/** Who wants servers to reach which folders, beside those that they reach already. */
export function FoldersQuestion({ approval }: { approval: FoldersApproval }) {
  const { workspace, added, kept, principal } = approval;
  return (
    <div className="flex min-h-0 flex-1 flex-col gap-3 overflow-y-auto px-5 pt-5">
      <h1 className="max-h-[30vh] shrink-0 overflow-y-auto text-section break-words">
        <Sentence
          code="change.folders"
          params={{ owner: String(principal === 'owner'), who: principal, workspace }}
        />
      </h1>
      <ExactParts label={t('change.folders.exact')}>
        <Part title={t('change.folders.added')}>
          <Folders folders={added} />
        </Part>
        {kept.length > 0 && (
          <Part title={t('change.folders.kept')}>
            <Folders folders={kept} />
          </Part>
        )}
      </ExactParts>
      <ul className="flex shrink-0 flex-col gap-1.5">
        <Remark code="change.folders.means" />
      </ul>
    </div>
  );
}

function Folders({ folders }: { folders: readonly string[] }) {
  return (
    <ul dir="ltr" className="font-mono text-note">
      {folders.map((folder) => (
        <li key={folder}>
          <Word text={folder} />
        </li>
      ))}
    </ul>
  );
}
