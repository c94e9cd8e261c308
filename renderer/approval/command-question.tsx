import type { CommandApproval } from '#contract/approval.ts';
import { AddressText } from './address-text.tsx';
import { addressWarnings } from '#renderer/lib/address.ts';
import { CommandText } from './command-text.tsx';
import { warningsOf } from './command-warnings.ts';
import { Remark } from './remark.tsx';
import { Sentence } from '#renderer/asked/sentence.tsx';

/** Who wants which program to run, or which address to be connected to, from now on, all of it, and what that means. */
export function CommandQuestion({ approval }: { approval: CommandApproval }) {
  const { launch, principal, serverTitle, trusted } = approval;
  const program = launch.type === 'stdio';
  return (
    <div className="flex min-h-0 flex-1 flex-col gap-3 overflow-y-auto px-5 pt-5">
      <h1 className="max-h-[30vh] shrink-0 overflow-y-auto text-section break-words">
        <Sentence
          code={program ? 'approval.command' : 'approval.address'}
          params={{ owner: String(principal === 'owner'), who: principal, server: serverTitle }}
        />
      </h1>
      {program ? <CommandText launch={launch} /> : <AddressText launch={launch} />}
      <ul className="flex shrink-0 flex-col gap-1.5">
        {(program ? warningsOf(launch) : addressWarnings(launch)).map((warning) => (
          <Remark key={warning} code={warning} urgent />
        ))}
        {trusted && <Remark code="change.command.trusted" urgent />}
        <Remark code={program ? 'approval.command.rights' : 'approval.address.rights'} />
      </ul>
    </div>
  );
}
