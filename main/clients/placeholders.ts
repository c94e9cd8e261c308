/** As other clients write them: `${X}`, `${env:X}`, `${X:-default}`, `${{ secrets.X }}`, `{env:X}`, `{file:X}`. */
const PLACEHOLDER = /\$\{\{[^{}]*\}\}|\$\{(?!secret:[A-Z][A-Z0-9_]{0,63}\})[^{}]*\}|\{(?:env|file):[^{}]*\}/g;
/** Some clients fill in `$X` too. Only where it is all there is: a password may well hold a dollar. */
const BARE = /^\$[A-Z_][A-Z0-9_]*$/;
const OUR_REFERENCE = /\$\{secret:[A-Z][A-Z0-9_]{0,63}\}/g;

/** What these placeholders name, each once: `X`, `workspaceFolder`, `input:token`. Defaults are left out. */
export function placeholdersIn(value: string): string[] {
  if (BARE.test(value)) return [value.slice(1)];
  return [...new Set(Array.from(value.matchAll(PLACEHOLDER), ([placeholder]) => nameOf(placeholder)))];
}

/** The text without its placeholders and our own references to secrets: what it really says itself. */
export function withoutPlaceholders(value: string): string {
  return BARE.test(value) ? '' : value.replaceAll(PLACEHOLDER, '').replaceAll(OUR_REFERENCE, '');
}

function nameOf(placeholder: string): string {
  const inner = placeholder.replaceAll(/^\$?\{+|\}+$/g, '').trim();
  return inner
    .replace(/^env:/, '')
    .replace(/:[-=?+].*$/s, '')
    .slice(0, 100);
}
