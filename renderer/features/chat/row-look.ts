/** The menu of a row of a list stands where its time stands, while one points at the row or is in it. */
export const ROW_MENU =
  'absolute top-1 right-1 flex size-7 items-center justify-center rounded-control text-ink-3 opacity-0 group-hover:opacity-100 focus-visible:opacity-100 aria-expanded:opacity-100 hover:bg-hover hover:text-ink aria-expanded:bg-hover [@media(hover:none)]:opacity-100';

/** The time of a row: it makes way for the menu. */
export const ROW_TIME =
  'shrink-0 text-label text-ink-3 tabular-nums group-hover:invisible group-has-[[aria-expanded=true]]:invisible group-has-[[aria-haspopup]:focus-visible]:invisible [@media(hover:none)]:pr-7 [@media(hover:none)]:visible!';
