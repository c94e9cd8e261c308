import { RestartPolicy, Server } from '#contract/server.ts';
import type { StdioLaunch } from '#contract/launch.ts';
import { launchHash } from '#main/supervisor/consent.ts';

/** The servers of the pictures: real ones, started by name. */
function server(
  id: string,
  title: string,
  command: string,
  more: Partial<Server> = {},
  args: string[] = [],
): Server {
  const launch: StdioLaunch = { type: 'stdio', command, args, env: {} };
  return Server.parse({
    id,
    title,
    source: 'command',
    launch,
    start: 'manual',
    restart: RestartPolicy.parse({ restart: 'never', shutdownMs: 500 }),
    trusted: true,
    consent: launchHash(launch),
    ...more,
  });
}

/** Of a server that is not approved, so that its start asks. */
const asks = { consent: '', trusted: false };
const script = (...lines: string[]): string[] => ['-e', lines.join(' ')];
const notes = server('notes', 'Notes', 'sudo', asks, ['npx', '-y', '@acme/notes-server', '--root', '/']);

export const SERVERS: readonly Server[] = [
  server('everything', 'Everything', 'mcp-server-everything', {}, ['stdio']),
  server('memory', 'Memory', 'mcp-server-memory'),
  server('thinking', 'Sequential thinking', 'mcp-server-sequential-thinking'),
  server('files', 'Files', 'mcp-server-filesystem', {}, ['/tmp']),
  // Never answers.
  server('archive', 'Archive', 'node', {}, script('setInterval(() => {}, 1000)')),
  notes,
];

export const TROUBLED_SERVERS: readonly Server[] = [
  server('weather', 'Weather', 'node', {}, ['/srv/weather/server.mjs']),
  server('search', 'Search', 'search-server'),
  server(
    'tickets',
    'Tickets',
    'node',
    {},
    script(
      'console.error("connecting to tickets.example.com:443");',
      'console.error("ECONNREFUSED");',
      'process.exit(3)',
    ),
  ),
  server('everything', 'Everything', 'mcp-server-everything', {}, ['stdio']),
  server('archive', 'Archive', 'node', { disabled: true }, script('0')),
  notes,
];

const API_KEY = '9f86d081884c7d659a2feaa0c55ad015';

/** What is pasted, and what another app holds: both with a secret. */
export const PASTED = `{"mcpServers": {"weather": {"command": "npx", "args": ["-y", "@acme/server-weather", "--units", "metric"], "env": {"WEATHER_API_KEY": "${API_KEY}"}}}}`;

export const CLAUDE = JSON.stringify(
  {
    mcpServers: {
      files: { command: 'npx', args: ['-y', '@modelcontextprotocol/server-filesystem', '/data'] },
      weather: { command: 'uvx', args: ['mcp-server-weather'], env: { WEATHER_API_KEY: API_KEY } },
    },
  },
  null,
  2,
);

export const BROKEN_CLAUDE = CLAUDE.replace('"uvx"', '');
