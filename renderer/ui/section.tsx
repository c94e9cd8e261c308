import type { ReactNode } from 'react';

/** A part of an inspector, or with `level` 2 of a screen, under a small heading. */
export function Section({
  title,
  level = 3,
  children,
}: {
  title: string;
  level?: 2 | 3;
  children: ReactNode;
}) {
  const Heading = `h${level}` as const;
  return (
    <div className="flex flex-col gap-1.5">
      <Heading className="text-label text-ink-3">{title}</Heading>
      {children}
    </div>
  );
}
