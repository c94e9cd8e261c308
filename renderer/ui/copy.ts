import { useCallback, useEffect, useState } from 'react';

const SHOWN_MS = 1500;

/** Puts text on the clipboard without the permission that pages are refused; only right after a click or a key. */
function copyText(text: string): void {
  const put = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  document.addEventListener('copy', put, { capture: true, once: true });
  document.execCommand('copy');
  document.removeEventListener('copy', put, { capture: true });
}

/** Copies, and says for a moment that it did. */
export function useCopy(): { copied: string | undefined; copy: (id: string, text: string) => void } {
  const [copied, setCopied] = useState<string>();
  useEffect(() => {
    if (copied === undefined) return undefined;
    const timer = setTimeout(() => setCopied(undefined), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = useCallback((id: string, text: string) => {
    copyText(text);
    setCopied(id);
  }, []);
  return { copied, copy };
}
