/**
 * Reads addresses of a template with simple expressions, `logs://{namespace}/{pod}` (RFC 6570 level 1): a variable is
 * everything up to the next slash, percent-decoded. Answers the variables, or undefined for another address.
 */
export function createUriTemplate(template: string): (uri: string) => Record<string, string> | undefined {
  const names: string[] = [];
  const source = template
    .split(/(\{[A-Za-z0-9_]+\})/)
    .map((part, at) => {
      if (at % 2 === 0) return part.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`);
      names.push(part.slice(1, -1));
      return '([^/]+)';
    })
    .join('');
  const whole = new RegExp(`^${source}$`);
  return (uri) => {
    const found = whole.exec(uri)?.slice(1);
    if (found === undefined) return undefined;
    try {
      return Object.fromEntries(names.map((name, at) => [name, decodeURIComponent(found[at] ?? '')]));
    } catch {
      // A percent sign that encodes nothing.
      return undefined;
    }
  };
}
