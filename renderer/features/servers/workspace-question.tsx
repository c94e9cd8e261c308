import { t, tell } from '#renderer/lib/messages.ts';
import { useEngine } from '#renderer/stores/engine.ts';
import { confirmWorkspace, dismissQuestion } from '#renderer/stores/servers.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Callout } from '#renderer/ui/callout.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';

/** Asked once, when the first server that writes files is started. */
export function WorkspaceQuestion() {
  const question = useEngine((state) => state.question);
  if (!question) return null;
  return (
    <Dialog
      onClose={dismissQuestion}
      title={t('workspace.title')}
      text={
        <>
          <p>{t('workspace.question')}</p>
          <p className="mt-2 font-mono text-note break-all text-ink">{question.folder}</p>
          {question.problem && (
            <div className="mt-3">
              <Callout title={tell(question.problem)} />
            </div>
          )}
        </>
      }
    >
      <Button onClick={dismissQuestion}>{t('workspace.notNow')}</Button>
      <Button kind="primary" onClick={() => void confirmWorkspace()}>
        {t('workspace.create')}
      </Button>
    </Dialog>
  );
}
