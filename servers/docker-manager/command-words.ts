import { splitWords } from '#servers/commands/split-words.ts';
import { ToolFailure } from '#servers/kit/failure.ts';
import type { Settings } from '#servers/kit/settings.ts';

/**
 * The words of a command that runs in a container, without a shell. Throws V and P as splitWords does, and P for a
 * program that DOCKER_ALLOWED_COMMANDS, when it is set, does not name.
 */
export function commandWords(field: string, command: string, settings: Settings): string[] {
  const words = splitWords(field, command);
  const [program] = words;
  if (program === undefined) throw new ToolFailure('V', `${field} is empty.`, { field });
  const allowed = settings.list('DOCKER_ALLOWED_COMMANDS');
  if (allowed.length === 0 || allowed.includes(program)) return words;
  throw new ToolFailure(
    'P',
    `${program} is not one of the commands that may run in containers: ${allowed.join(', ')}. The user can allow more in DOCKER_ALLOWED_COMMANDS in this server's settings.`,
    { field },
  );
}
