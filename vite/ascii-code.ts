import type { Plugin } from 'vite';

/**
 * Escapes what is not ASCII in a build: V8 keeps a source with one other letter in it in two bytes a letter, and
 * reads it more slowly. A backslash before such a letter says nothing and would escape the escape.
 */
export function asciiCode(): Plugin {
  return {
    name: 'ascii-code',
    // When all is printed: what is escaped before is written out again.
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        for (const part of Object.values(bundle)) if (part.type === 'chunk') part.code = inAscii(part.code);
      },
    },
  };
}

/** The same code; only tagged templates could tell, by their raw text. */
function inAscii(code: string): string {
  return code.replaceAll(/(\\*)([\u0080-\uFFFF])/g, (_, slashes: string, letter: string) => {
    const others = slashes.length % 2 === 1 ? slashes.slice(1) : slashes;
    return `${others}\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}
