import { Fragment } from 'react';
import type { ReactNode } from 'react';
import type { MessageCode } from '#contract/messages/en.ts';
import type { Text } from '#contract/text.ts';
import { rich } from '#renderer/lib/messages.ts';

/** A sentence in which what stands between `<code>` tags is set in monospace. */
export function withCode(code: MessageCode, params: Text['params'] = {}): ReactNode {
  const parts = rich<ReactNode>(code, params, {
    code: (inner) => (
      <code className="inline-block max-w-full font-mono text-note leading-4 [overflow-wrap:anywhere]">
        {inner}
      </code>
    ),
  });
  return parts.map((part, at) => <Fragment key={`${code} ${at}`}>{part}</Fragment>);
}
