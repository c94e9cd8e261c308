import { z } from 'zod';
import { ToolFailure } from '#servers/kit/failure.ts';

export const Environment = z
  .record(z.string().regex(/^[A-Za-z_]\w*$/), z.string().max(32_768))
  .default({})
  .describe('Variables that it gets besides PATH, HOME and the like');

/** What decides which code runs, whatever the command says. */
const DECIDES =
  /^(?:PATH|IFS|ENV|BASH_ENV|SHELL|SHELLOPTS|LD_\w+|DYLD_\w+|NODE_OPTIONS|NODE_PATH|PYTHON(?:STARTUP|PATH|HOME|INSPECT)|PERL5\w*|RUBY\w+|GIT_(?:SSH\w*|EXEC_PATH|EDITOR|PAGER|ASKPASS|CONFIG\w*|EXTERNAL_DIFF|PROXY_COMMAND)|EDITOR|VISUAL|PAGER|MAKEFLAGS|MAKEFILES|PATCHBAY_\w+)$/i;

/** Throws P for a variable that would change which code runs, V for a NUL byte. */
export function refuseEnvironment(environment: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(environment)) {
    const field = `environment.${name}`;
    if (DECIDES.test(name)) {
      throw new ToolFailure('P', `${name} decides which code runs, so it is not taken from a call.`, {
        field,
      });
    }
    if (value.includes('\0')) throw new ToolFailure('V', `${name} holds a NUL byte.`, { field });
  }
}
