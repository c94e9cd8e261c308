import { useEffect, useState } from 'react';
import type { Text } from '#contract/text.ts';
import type { ToolView } from '#contract/tool.ts';
import { reasonOf, request } from '#renderer/lib/client.ts';
import { useEngine } from '#renderer/stores/engine.ts';

interface Listing {
  /** Which listing this is; it stays on screen while the next one is fetched. */
  of?: string;
  tools?: readonly ToolView[];
  problem?: Text;
}

/** The tools of a server as last listed; listed again whenever the engine says that they changed. */
export function useTools(server: string): Listing {
  const [listing, setListing] = useState<Listing>({});
  const of = useEngine(({ mirror }) => `${mirror?.run} ${mirror?.listings.get(server) ?? 0}`);
  useEffect(() => {
    let current = true;
    request('tool.list', { server }).then(
      (tools) => current && setListing({ of, tools }),
      (error: unknown) => current && setListing({ of, problem: reasonOf(error) }),
    );
    return () => {
      current = false;
    };
  }, [server, of]);
  return listing;
}
