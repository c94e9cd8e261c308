/** A folder while it is typed. */
export interface FolderRow {
  key: number;
  path: string;
}

/** The rows of a form; a form without folders opens with an empty one. */
export function rowsOf(folders: readonly string[]): FolderRow[] {
  return (folders.length > 0 ? folders : ['']).map((path, key) => ({ key, path }));
}

/** The rows with one more folder: in the first empty row, or else in a row of its own. */
export function withFolder(rows: readonly FolderRow[], path: string): FolderRow[] {
  const empty = rows.findIndex((row) => row.path.trim() === '');
  if (empty >= 0 && path !== '') return rows.map((row, at) => (at === empty ? { ...row, path } : row));
  return [...rows, { key: Math.max(-1, ...rows.map((row) => row.key)) + 1, path }];
}

/** What is sent: no empty rows; with the key of the row that each folder comes from. */
export function foldersOf(rows: readonly FolderRow[]): { folders: string[]; keys: number[] } {
  const filled = rows.filter(({ path }) => path.trim() !== '');
  return { folders: filled.map(({ path }) => path.trim()), keys: filled.map(({ key }) => key) };
}
