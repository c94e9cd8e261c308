import type { ReactNode } from 'react';

export function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-3">
      <h2 className="border-b border-hairline pb-1 text-section font-semibold">{title}</h2>
      {children}
    </section>
  );
}

const LONGER: Partial<Record<string, string>> = { a: 'åå', e: 'éé', i: 'îî', o: 'öö', u: 'ûû' };

/** Text as long as the longest language makes it, with letters that are cut where a line is too low. */
export function long(text: string): string {
  return `[${text.replaceAll(/[aeiou]/g, (letter) => LONGER[letter] ?? letter)} ēķşţŕå ļöñĝ]`;
}

/** One state of a thing, with its name. */
export function State({
  name,
  focus = false,
  children,
}: {
  name: string;
  focus?: boolean;
  children: ReactNode;
}) {
  return (
    <div className="flex min-w-0 flex-col items-start gap-1">
      <span className="text-label text-ink-3">{name}</span>
      {/* The ring as the keyboard would draw it. */}
      <div
        className={
          focus
            ? 'w-full [&_:is(button,input,select,textarea)]:outline-2 [&_:is(button,input,select,textarea)]:outline-offset-1 [&_:is(button,input,select,textarea)]:outline-accent'
            : 'w-full'
        }
      >
        {children}
      </div>
    </div>
  );
}

export function Row({ children }: { children: ReactNode }) {
  return <div className="flex flex-wrap items-center gap-3">{children}</div>;
}
