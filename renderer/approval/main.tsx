import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { t } from '#renderer/lib/messages.ts';
import { ApprovalWindow } from './approval-window.tsx';
import '#renderer/ui/theme.css';

document.title = t('approval.title');
createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <ApprovalWindow />
  </StrictMode>,
);
