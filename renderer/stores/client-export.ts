import { useEffect, useState } from 'react';
import type { ClientAppId, ClientPreview } from '#contract/client-app.ts';
import type { ServerId } from '#contract/ids.ts';
import type { Text } from '#contract/text.ts';
import { reasonOf, request } from '#renderer/lib/client.ts';
import { wrote } from './clients.ts';

/** What is chosen to be written into an app's file. */
export interface Export {
  client: ClientAppId;
  servers: readonly ServerId[];
  remove: readonly string[];
  clear: boolean;
}

interface Look {
  /** The export that was looked at. */
  of?: string;
  preview?: ClientPreview;
  problem?: Text;
}

const REST_MS = 120;

/** What an export would do, looked at again whenever it changes; nothing while nothing is chosen. */
export function useLook(wanted: Export, again: string): Look & { fresh: boolean } {
  const [look, setLook] = useState<Look>({});
  const key = JSON.stringify([wanted, again]);
  const empty = wanted.servers.length + wanted.remove.length === 0;
  useEffect(() => {
    if (empty) return undefined;
    let current = true;
    const [chosen] = JSON.parse(key) as [Export];
    const timer = setTimeout(() => {
      request('client.preview', mutable(chosen)).then(
        (preview) => current && setLook({ of: key, preview }),
        (error: unknown) => current && setLook({ of: key, problem: reasonOf(error) }),
      );
    }, REST_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [empty, key]);
  return empty ? { fresh: true } : { ...look, fresh: look.of === key };
}

/** Writes what was looked at; resolves to why not. */
export async function writeExport(wanted: Export, hash: string, create: boolean): Promise<Text | undefined> {
  try {
    wrote(await request('client.write', { ...mutable(wanted), hash, create }), 'clients.written');
    return undefined;
  } catch (error) {
    return reasonOf(error);
  }
}

function mutable({ client, servers, remove, clear }: Export) {
  return { client, servers: [...servers], remove: [...remove], clear };
}
