import { Fragment } from 'react';
import type { ReactNode } from 'react';
import type { MessageCode } from '#contract/messages/en.ts';
import type { Text } from '#contract/text.ts';
import { rich } from '#renderer/lib/messages.ts';
import { visiblePieces } from '#renderer/lib/visible-text.ts';
import { ExactText } from '#renderer/ui/exact-text.tsx';

/** A sentence of ours in which foreign names stand out, and in which they cannot hide anything. */
export function Sentence({ code, params }: { code: MessageCode; params: Text['params'] }) {
  const parts = rich<ReactNode>(code, params, { whom: strong, title: strong, code: mono });
  // oxlint-disable-next-line react/no-array-index-key -- the parts of a sentence have no other identity
  return parts.map((part, at) => <Fragment key={at}>{part}</Fragment>);
}

function strong(inner: ReactNode[]) {
  return (
    <strong className="font-semibold">
      <ExactText pieces={visiblePieces(plain(inner))} />
    </strong>
  );
}

function mono(inner: ReactNode[]) {
  return (
    <code className="inline-block max-w-full font-mono text-body leading-4.5 font-semibold [overflow-wrap:anywhere]">
      <ExactText pieces={visiblePieces(plain(inner))} />
    </code>
  );
}

/** Between tags stands only what is not ours: text, never nodes. */
function plain(inner: ReactNode[]): string {
  return (inner as string[]).join('');
}
