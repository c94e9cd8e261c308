import { useEffect, useState } from 'react';
import { request } from './client.ts';

const NONE: readonly string[] = [];

/** Names that the keychain holds, as of when the panel opened; none while it cannot be read. */
export function useSecretNames(): readonly string[] {
  const [names, setNames] = useState(NONE);
  useEffect(() => {
    let current = true;
    request('secret.list', {}).then(
      (list) => current && setNames(list),
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, []);
  return names;
}
