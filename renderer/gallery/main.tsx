import { CSPProvider } from '@base-ui/react/csp-provider';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Controls } from './controls.tsx';
import { Data } from './data.tsx';
import { Floating } from './floating.tsx';
import { Lists } from './lists.tsx';
import { Shown } from './shown.tsx';
import { Tokens } from './tokens.tsx';
import { Typed } from './typed.tsx';
import '#renderer/ui/theme.css';

// Every primitive in every state, in both themes: for development, served by vite alone and never built.
createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <CSPProvider disableStyleElements>
      <div className="grid h-full grid-cols-2 overflow-y-auto">
        {(['scheme-light', 'scheme-dark'] as const).map((scheme) => (
          <main key={scheme} className={`${scheme} flex min-w-0 flex-col gap-8 bg-ground p-8 text-ink`}>
            <Tokens />
            <Controls />
            <Typed />
            <Floating />
            <Lists />
            <Data />
            <Shown />
          </main>
        ))}
      </div>
    </CSPProvider>
  </StrictMode>,
);
