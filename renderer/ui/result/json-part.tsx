import { useMemo, useState } from 'react';
import { Segments } from '../segments.tsx';
import { JsonTree } from '../json-tree.tsx';
import { Grid } from './grid.tsx';
import { LongText } from './long-text.tsx';
import { tableLook } from './table-look.ts';
import { useWords } from './words.ts';
import type { View } from './words.ts';

/** JSON as a table where it is one, as a tree, and as text: `source` as it came, else written out. */
export function JsonPart({ value, source }: { value: unknown; source?: string }) {
  const words = useWords();
  const table = useMemo(() => tableLook(value), [value]);
  const [chosen, choose] = useState<View>();
  const views: View[] = [...(table ? ['table' as const] : []), 'tree', 'json'];
  const view = views.find((one) => one === chosen) ?? views[0] ?? 'tree';
  if (typeof value !== 'object' || value === null) {
    return <LongText label={words.json} text={JSON.stringify(value) ?? ''} />;
  }
  return (
    <div className="flex flex-col gap-1">
      <Segments
        label={words.as}
        segments={views.map((id) => ({ id, label: words.view(id) }))}
        value={view}
        onChange={choose}
      />
      {view === 'table' && table && <Grid table={table} />}
      {view === 'tree' && <JsonTree label={words.json} value={value} words={words} />}
      {view === 'json' && <WrittenOut value={value} source={source} />}
    </div>
  );
}

function WrittenOut({ value, source }: { value: unknown; source: string | undefined }) {
  const { json } = useWords();
  const text = useMemo(() => source ?? JSON.stringify(value, null, 2), [source, value]);
  return <LongText label={json} text={text} />;
}
