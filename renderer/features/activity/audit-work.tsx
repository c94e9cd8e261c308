import { X } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import type { AuditFinding, AuditVerdict } from '#contract/audit.ts';
import type { CallFilter } from '#contract/call-query.ts';
import type { Text } from '#contract/text.ts';
import { reasonOf, request } from '#renderer/lib/client.ts';
import { amount } from '#renderer/lib/format.ts';
import { t, tell } from '#renderer/lib/messages.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Callout } from '#renderer/ui/callout.tsx';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { ActionMenu } from '#renderer/ui/action-menu.tsx';

const SHOWN = 5;

interface Done {
  verdict?: AuditVerdict;
  written?: { path: string; count: number };
  problem?: Text;
}

export interface AuditWork {
  buttons: ReactNode;
  busy: 'verify' | 'export' | undefined;
  done: Done | undefined;
  dismiss: () => void;
}

/** What can be done with the audit as a whole, and how the last of it went. */
export function useAuditWork(filter: CallFilter): AuditWork {
  const [busy, setBusy] = useState<AuditWork['busy']>();
  const [done, setDone] = useState<Done>();

  const buttons = useMemo(() => {
    async function work(what: NonNullable<AuditWork['busy']>, act: () => Promise<Done | undefined>) {
      if (busy) return;
      setBusy(what);
      setDone(undefined);
      try {
        setDone(await act());
      } catch (error) {
        setDone({ problem: reasonOf(error) });
      } finally {
        setBusy(undefined);
      }
    }

    const write = (format: 'jsonl' | 'csv', pick: boolean) => () =>
      void work('export', async () => {
        const { path, count } = await request('audit.export', { filter, format, pick });
        return path === undefined ? undefined : { written: { path, count } };
      });
    const verify = () => work('verify', async () => ({ verdict: await request('audit.verify', {}) }));
    return (
      <div className="flex gap-2">
        <Button aria-disabled={busy !== undefined} onClick={() => void verify()}>
          {t('activity.verify')}
        </Button>
        <ActionMenu
          label={t('activity.export')}
          actions={[
            { id: 'jsonl', label: t('activity.export.jsonl'), act: write('jsonl', false) },
            { id: 'csv', label: t('activity.export.csv'), act: write('csv', false) },
            { id: 'jsonlTo', label: t('activity.export.jsonlTo'), act: write('jsonl', true) },
            { id: 'csvTo', label: t('activity.export.csvTo'), act: write('csv', true) },
          ]}
        />
      </div>
    );
  }, [busy, filter]);
  return { buttons, busy, done, dismiss: () => setDone(undefined) };
}

/** One line under the filter, until it is dismissed. */
export function AuditStrip({ work: { busy, done, dismiss } }: { work: AuditWork }) {
  if (busy) {
    return (
      <output className="px-5 pb-2 text-note text-ink-2">
        {t(busy === 'verify' ? 'activity.verifying' : 'activity.exporting')}
      </output>
    );
  }
  if (!done) return null;
  return (
    <div className="flex items-start gap-2 px-5 pb-2">
      <div className="min-w-0 flex-1">
        {done.problem && <Callout title={tell(done.problem)} />}
        {done.written && (
          <Callout
            shape="check"
            tone="ready"
            title={t('activity.exported', { ...done.written, shown: amount(done.written.count) })}
          />
        )}
        {done.verdict && <Verdict verdict={done.verdict} />}
      </div>
      <IconButton label={t('activity.dismiss')} className="-my-1" onClick={dismiss}>
        <X size={14} aria-hidden />
      </IconButton>
    </div>
  );
}

function Verdict({ verdict: { intact, rows, findings, more } }: { verdict: AuditVerdict }) {
  if (intact) {
    return <Callout shape="check" tone="ready" title={t('activity.intact', { shown: amount(rows) })} />;
  }
  const rest = findings.length - SHOWN;
  return (
    <Callout title={t('activity.notIntact')}>
      <ul className="text-ink-2">
        {findings.slice(0, SHOWN).map((finding) => (
          <li key={`${finding.seq} ${finding.kind}`}>{sentenceOf(finding)}</li>
        ))}
        {(more || rest > 0) && (
          <li>{t('activity.findingsMore', { more: more ? 'yes' : 'no', count: rest })}</li>
        )}
      </ul>
    </Callout>
  );
}

function sentenceOf({ kind, seq, to = seq, until = seq }: AuditFinding): string {
  return t(`activity.finding.${kind}`, { seq, to, until });
}
