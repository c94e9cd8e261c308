import { ToolFailure } from '#servers/kit/failure.ts';
import type { Settings } from '#servers/kit/settings.ts';

/** D for the settings of `names` that are blank, all at once; undefined when none is. */
export function unset(
  settings: Settings,
  channel: string,
  names: readonly string[],
): ToolFailure | undefined {
  const blank = names.filter((name) => settings.get(name) === undefined);
  const [first] = blank;
  if (first === undefined) return undefined;
  return new ToolFailure(
    'D',
    `${channel} is not set up. Set ${blank.join(', ')} in this server's settings in Patchbay, then start it again.`,
    { setting: first },
  );
}
