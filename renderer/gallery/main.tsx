import { CSPProvider } from '@base-ui/react/csp-provider';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Controls } from './controls.tsx';
import { Shown } from './shown.tsx';
import { Tokens } from './tokens.tsx';
import '#renderer/ui/theme.css';

// Every primitive in every state, in both themes: for development, served by vite alone and never built.
createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <CSPProvider disableStyleElements>
      <div className="grid h-full grid-cols-2 overflow-y-auto">
        {(['scheme-light', 'scheme-dark'] as const).map((scheme) => (
          <main key={scheme} className={`${scheme} flex flex-col gap-8 bg-ground p-8 text-ink`}>
            <Tokens />
            <Controls />
            <Shown />
          </main>
        ))}
      </div>
    </CSPProvider>
  </StrictMode>,
);
