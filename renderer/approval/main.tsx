import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { readWords, t } from '#renderer/lib/messages.ts';
import { ApprovalWindow } from './approval-window.tsx';
import '#renderer/ui/theme.css';

function draw(): void {
  document.title = t('approval.title');
  createRoot(document.getElementById('root') as HTMLElement).render(
    <StrictMode>
      <ApprovalWindow />
    </StrictMode>,
  );
}

void readWords().then(draw);
