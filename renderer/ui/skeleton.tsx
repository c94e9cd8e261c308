/** Keeps the place of a line that is on its way; it does not move. */
export function Skeleton() {
  return <span className="block h-2 w-48 max-w-full rounded-full bg-sunken" />;
}
