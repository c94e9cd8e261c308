import { Callout } from './callout.tsx';

/** What could not be taken over as it was, one line each. */
export function Remarks({ remarks }: { remarks: readonly string[] }) {
  return (
    <ul className="flex flex-col gap-1">
      {remarks.map((remark, at) => (
        <li key={`${at} ${remark}`}>
          <Callout shape="half" tone="degraded" title={remark} />
        </li>
      ))}
    </ul>
  );
}
