/** Keys to press together, each drawn as a key. */
export function Keys({ keys }: { keys: readonly string[] }) {
  return (
    <span className="flex shrink-0 items-center gap-1">
      {keys.map((key) => (
        <kbd
          key={key}
          className="flex h-5 min-w-5 items-center justify-center rounded-[4px] border border-hairline bg-sunken px-1 font-sans text-label text-ink-2"
        >
          {key}
        </kbd>
      ))}
    </span>
  );
}
