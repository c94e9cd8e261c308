// The arrows of docs/architecture.md: each room and what it may import. Whatever is not named here is refused.
const rooms = {
  contract: [],
  preload: ['contract'],
  'main/kernel': ['contract'],
  'main/guard': ['main/kernel', 'contract'],
  'main/store': ['main/kernel', 'contract'],
  'main/secrets': ['main/store', 'main/guard', 'main/kernel', 'contract'],
  'main/supervisor': ['main/secrets', 'main/store', 'main/guard', 'main/kernel', 'contract'],
  'main/records': ['main/secrets', 'main/store', 'main/guard', 'main/kernel', 'contract'],
  'main/policy': ['main/store', 'main/kernel', 'contract'],
  'main/upstream': ['main/supervisor', 'main/secrets', 'main/store', 'main/guard', 'main/kernel', 'contract'],
  'main/catalog': ['main/upstream', 'main/store', 'main/kernel', 'contract'],
  'main/broker': [
    'main/catalog',
    'main/upstream',
    'main/policy',
    'main/records',
    'main/store',
    'main/guard',
    'main/kernel',
    'contract',
  ],
  'main/clients': ['main/secrets', 'main/store', 'main/guard', 'main/kernel', 'contract'],
  'main/backup': ['main/records', 'main/secrets', 'main/store', 'main/guard', 'main/kernel', 'contract'],
  'main/chat': [
    'main/broker',
    'main/catalog',
    'main/records',
    'main/secrets',
    'main/store',
    'main/guard',
    'main/kernel',
    'contract',
  ],
  'main/app': ['main/(?!electron/|cli/)', 'contract', 'servers/manifest'],
  'main/cli(?!/commands/(?:serve|run|backup)[.])': ['main/cli/', 'main/kernel', 'contract'],
  'main/cli/commands/(?:serve|run|backup)': ['main/cli/', 'main/app', 'main/kernel', 'contract'],
  'main/electron': ['main/app', 'main/kernel', 'contract'],
  'servers/manifest': ['servers/[^/]+/manifest[.]', 'contract'],
  'servers/(?!kit)[^/]+/manifest': ['contract'],
  'servers/kit': ['main/guard', 'contract'],
  'servers/(?!kit|manifest)[^/]+(?!/manifest[.])': ['servers/kit', 'main/guard/breaker', 'contract/json'],
  'renderer/ui': [],
  'renderer/lib': ['contract'],
  'renderer/stores': ['renderer/lib', 'contract'],
  'renderer/asked': ['renderer/ui', 'renderer/lib', 'contract'],
  'renderer/features': ['renderer/asked', 'renderer/ui', 'renderer/lib', 'renderer/stores', 'contract'],
  'renderer/shell': ['renderer/features', 'renderer/ui', 'renderer/stores', 'renderer/lib', 'contract'],
  'renderer/gallery': ['renderer/ui'],
  'renderer/approval': ['renderer/asked', 'renderer/ui', 'renderer/lib', 'contract'],
};

const ours = '^(contract|main|preload|renderer|servers|scripts|e2e|test)/';
const testFile = String.raw`\.test\.tsx?$`;
const testing = '^(test|e2e)/|^main/kernel/fake-clock|^servers/kit/testing|^servers/[^/]+/testing/';

const arrows = Object.entries(rooms).map(([room, allowed]) => ({
  name: `arrows-of-${room}`,
  severity: 'error',
  from: { path: `^${room}[./]`, pathNot: testFile },
  to: { path: ours, pathNot: [room, ...allowed].map((to) => `^${to}`) },
}));

/** Packages that live in one room alone. */
const confined = {
  'better-sqlite3': '^main/store/',
  tar: '^main/backup/|^servers/(?:supply-chain-security|cloud-storage)/',
  keytar: '^main/secrets/',
  electron: '^(main/electron|preload|scripts/registry-runtime)/',
  ai: '^main/chat/',
  '@ai-sdk': '^main/chat/',
  '@openrouter/ai-sdk-provider': '^main/chat/',
  '@modelcontextprotocol/client': '^main/upstream/|^servers/kit/testing',
  '@modelcontextprotocol/server': '^servers/kit/',
};
const packages = Object.entries(confined).map(([name, path]) => ({
  name: `only-here-${name}`,
  severity: 'error',
  from: { path: ours, pathNot: [path, testFile, '^(test|e2e)/'] },
  to: { path: `^node_modules/${name}/|^${name}$` },
}));

export default {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    ...arrows,
    ...packages,
    {
      name: 'contract-imports-zod-alone',
      severity: 'error',
      from: { path: '^contract/', pathNot: testFile },
      to: { path: '^node_modules/(?!zod/)', dependencyTypesNot: ['core'] },
    },
    {
      // Schemas would bring zod along, which probes for eval: the windows' policy forbids it.
      name: 'windows-take-types-of-contract',
      severity: 'error',
      from: { path: '^(renderer|preload)/', pathNot: testFile },
      to: {
        path: '^contract/',
        pathNot: '^contract/(messages/|invisible|bridge|call-summary)',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'scripts-on-built-ins-alone',
      severity: 'error',
      from: { path: '^scripts/', pathNot: [testFile, '^scripts/registry-runtime/'] },
      to: { pathNot: '^scripts/', dependencyTypesNot: ['core'] },
    },
    {
      name: 'one-feature-knows-no-other',
      severity: 'error',
      from: { path: '^renderer/features/([^/]+)/' },
      to: { path: '^renderer/features/', pathNot: '^renderer/features/$1/' },
    },
    {
      name: 'nobody-imports-tests',
      severity: 'error',
      from: { path: ours, pathNot: [testFile, '^(test|e2e)/', '^servers/[^/]+/testing/'] },
      to: { path: `${testing}|${testFile}` },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
