// Module hooks: `import 'better-sqlite3'` gives the shim. (`require` is caught in main.mjs.)
let shim;

export function initialize(data) {
  shim = data.shim;
}

export function resolve(specifier, context, next) {
  return specifier === 'better-sqlite3' ? { url: shim, shortCircuit: true } : next(specifier, context);
}
