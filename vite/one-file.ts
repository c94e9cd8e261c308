import type { Plugin, Rolldown } from 'vite';

/**
 * Makes one movable file of a build in CommonJS pieces: the first runs, and each other is a function that Node does not
 * read before it is asked for. In a bundle of ES modules all functions of all of them are made at the start, whoever
 * needs them; of the largest server that took as long and as much memory as a third of all else.
 */
export function oneFile(): Plugin {
  return {
    name: 'one-file',
    generateBundle: {
      order: 'post',
      handler({ format }, bundle) {
        if (format !== 'cjs') return;
        const chunks = Object.values(bundle).filter((part) => part.type === 'chunk');
        const first = chunks.find(({ isEntry }) => isEntry);
        if (first === undefined) throw new Error('there is nothing that begins');
        const others = chunks.filter((chunk) => chunk !== first);
        first.code = packed(first, others);
        for (const { fileName } of others) delete bundle[fileName];
      },
    },
  };
}

/** How the pieces, which all lie in one folder, name each other. */
const nameOf = ({ fileName }: Rolldown.OutputChunk): string => JSON.stringify(`./${fileName}`);

/** Packages see no `module`: those that ask whether there is one have been given theirs by the build. */
function packed(first: Rolldown.OutputChunk, others: readonly Rolldown.OutputChunk[]): string {
  return `import { createRequire } from 'node:module';
const { filename: __filename, dirname: __dirname } = import.meta;
const requireOfNode = createRequire(import.meta.url);
const made = new Map([[${nameOf(first)}, {}]]);
function require(name) {
	const known = made.get(name);
	if (known !== undefined) return known;
	const part = parts[name];
	if (part === undefined) return requireOfNode(name);
	const exports = {};
	made.set(name, exports);
	try {
		part(exports);
	} catch (error) {
		made.delete(name);
		throw error;
	}
	return exports;
}
const parts = {
${others.map((chunk) => `${nameOf(chunk)}: function (exports) {\n${chunk.code}\n},\n`).join('')}};
(function (exports) {
${first.code}
})(made.get(${nameOf(first)}));
`;
}
