import { defineServer } from '#servers/kit/server.ts';
import { build } from './build.ts';
import { composeUp } from './compose-up.ts';
import { compose } from './compose.ts';
import { dockerContext } from './context.ts';
import { execute } from './execute.ts';
import { images } from './images.ts';
import { inspect } from './inspect.ts';
import { logs } from './logs.ts';
import { dockerManager as manifest } from './manifest.ts';
import { networkConnect } from './network-connect.ts';
import { networkCreate } from './network-create.ts';
import { networkList } from './network-list.ts';
import { networkRemove } from './network-remove.ts';
import { prune } from './prune.ts';
import { ps } from './ps.ts';
import { pull } from './pull.ts';
import { push } from './push.ts';
import { remove } from './remove.ts';
import { runContainer } from './run-container.ts';
import { start } from './start.ts';
import { stats } from './stats.ts';
import { stop } from './stop.ts';

/** Containers, images and networks of a Docker Engine or of Podman: spec/servers.md A.1.3. */
export const dockerManager = defineServer({
  name: manifest.id,
  title: manifest.title,
  version: '1.0.0',
  instructions:
    'Works on the Docker Engine (or Podman) of this machine, or the one in the settings. docker_run hardens every container. Paths are in the workspace; relative ones start at its first folder.',
  settings: manifest.settings,
  tools: [
    runContainer,
    execute,
    ps,
    inspect,
    logs,
    stats,
    start,
    stop,
    remove,
    images,
    build,
    pull,
    push,
    compose,
    composeUp,
    networkList,
    networkCreate,
    networkRemove,
    networkConnect,
    prune,
    dockerContext.tool,
  ],
  resources: [dockerContext.resource],
});
