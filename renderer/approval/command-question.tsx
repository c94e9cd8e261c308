import type { CommandApproval } from '#contract/approval.ts';
import { t } from '#renderer/lib/messages.ts';
import { Glyph } from '#renderer/ui/glyph.tsx';
import { CommandText } from './command-text.tsx';
import { warningsOf } from './command-warnings.ts';
import { Sentence } from './sentence.tsx';

/** Who wants which program to run from now on, all of its launch, and what that means. */
export function CommandQuestion({ approval }: { approval: CommandApproval }) {
  const { launch, principal, serverTitle } = approval;
  return (
    <div className="flex min-h-0 flex-1 flex-col gap-3 overflow-y-auto px-5 pt-5">
      <h1 className="max-h-[30vh] shrink-0 overflow-y-auto text-section break-words">
        <Sentence
          code="approval.command"
          params={{ owner: String(principal === 'owner'), who: principal, server: serverTitle }}
        />
      </h1>
      <CommandText launch={launch} />
      <ul className="flex shrink-0 flex-col gap-1.5">
        {warningsOf(launch).map((warning) => (
          <li key={warning} className="flex items-start gap-2 font-medium">
            <span className="flex h-5 items-center">
              <Glyph shape="half" tone="failed" />
            </span>
            {t(warning)}
          </li>
        ))}
        <li className="flex items-start gap-2">
          <span className="flex h-5 items-center">
            <Glyph shape="half" tone="degraded" />
          </span>
          {t('approval.command.rights')}
        </li>
      </ul>
    </div>
  );
}
