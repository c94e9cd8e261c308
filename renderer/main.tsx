import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { readWords } from './lib/messages.ts';
import { Shell } from './shell/shell.tsx';
import { followEngine } from './stores/engine.ts';
import './ui/theme.css';

function draw(): void {
  createRoot(document.getElementById('root') as HTMLElement).render(
    <StrictMode>
      <Shell />
    </StrictMode>,
  );
}

followEngine();
void readWords().then(draw);
