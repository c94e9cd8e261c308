import { Check, Copy } from 'lucide-react';
import { useCopy } from './copy.ts';
import { IconButton } from './icon-button.tsx';

/** Copies what `text` makes when it is pressed, and says so for a moment. */
export function CopyButton({
  label,
  copied: done,
  text,
  className,
}: {
  label: string;
  copied: string;
  text: () => string;
  className?: string;
}) {
  const { copied, copy } = useCopy();
  return (
    <IconButton label={copied ? done : label} onClick={() => copy('text', text())} className={className}>
      {copied ? <Check size={14} aria-hidden /> : <Copy size={14} aria-hidden />}
    </IconButton>
  );
}
