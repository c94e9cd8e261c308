import type { MessageCode } from '#contract/messages/en.ts';
import { t } from '#renderer/lib/messages.ts';
import { Glyph } from '#renderer/ui/glyph.tsx';

/** What a yes would mean, in a line. */
export function Remark({ code, urgent = false }: { code: MessageCode; urgent?: boolean }) {
  return (
    <li className={urgent ? 'flex items-start gap-2 font-medium' : 'flex items-start gap-2'}>
      <span className="flex h-5 items-center">
        <Glyph shape="half" tone={urgent ? 'failed' : 'degraded'} />
      </span>
      {t(code)}
    </li>
  );
}
