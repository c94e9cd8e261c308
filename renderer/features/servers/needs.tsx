import type { Need } from '#contract/bundled.ts';
import type { NeedCheck } from '#contract/bundled-view.ts';
import type { MessageCode } from '#contract/messages/en.ts';
import { t, tell } from '#renderer/lib/messages.ts';
import { checkNeeds, useBundledServer, useChecks } from '#renderer/stores/bundled.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Glyph } from '#renderer/ui/glyph.tsx';
import { Section } from '#renderer/ui/section.tsx';
import { Skeleton } from '#renderer/ui/skeleton.tsx';

const LOOKS = {
  there: { shape: 'check', tone: 'ready' },
  missing: { shape: 'half', tone: 'degraded' },
  unknown: { shape: 'ring', tone: 'idle' },
} as const;

const MISSING: Record<Need['kind'], MessageCode> = {
  program: 'shelf.notFound',
  service: 'shelf.unknown',
  account: 'shelf.notFilledIn',
};

/** What a bundled server works with, whether it is there, and how to come by it. Nothing of any other server. */
export function Needs({ server }: { server: string }) {
  const needs = useBundledServer(server)?.needs ?? [];
  const checks = useChecks(server, needs.length > 0);
  if (needs.length === 0) return null;
  return (
    <Section title={t('shelf.needs')}>
      <ul className="flex flex-col gap-2">
        {needs.map((need, at) => (
          <NeedRow key={need.name} need={need} check={checks?.[at]} />
        ))}
      </ul>
      <Button kind="quiet" className="-ml-2 self-start pl-2" onClick={() => void checkNeeds(server, true)}>
        {t('shelf.again')}
      </Button>
    </Section>
  );
}

function NeedRow({ need: { kind, name, how }, check }: { need: Need; check: NeedCheck | undefined }) {
  const look = check ? LOOKS[check.state] : ({ shape: 'dashes', tone: 'idle' } as const);
  return (
    <li className="flex gap-2">
      <span className="flex h-5 items-center">
        <Glyph {...look} />
      </span>
      <div className="min-w-0 flex-1 break-words">
        <p className={kind === 'program' ? 'font-mono text-note leading-5' : undefined}>{name}</p>
        <p className="text-note text-ink-2">{check ? found(kind, check) : <Skeleton />}</p>
        {check && check.state !== 'there' && <p className="text-note text-ink-2">{tell(how)}</p>}
      </div>
    </li>
  );
}

function found(kind: Need['kind'], { state, detail }: NeedCheck): string {
  if (detail) return tell(detail);
  if (state === 'unknown') return t('shelf.unknown');
  return t(state === 'there' ? 'shelf.filledIn' : MISSING[kind]);
}
