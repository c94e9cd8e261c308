import { randomUUID } from 'node:crypto';
import type Docker from 'dockerode';
import { z } from 'zod';
import { ToolFailure } from '#servers/kit/failure.ts';
import { defineTool } from '#servers/kit/tool.ts';
import { commandWords } from './command-words.ts';
import { openEngine, openEngineAfter } from './engine.ts';
import type { Engine } from './engine.ts';
import { ContainerName, Environment, environmentList, ImageName, NetworkName } from './names.ts';
import { createOutput, endText } from './output.ts';
import { Port, publish } from './ports.ts';
import { lookFor, pullImage } from './pull-image.ts';
import { bindVolumes } from './volumes.ts';

const TIMEOUT_MS = 600_000;
const TIDY_MS = 15_000;
/** Finds the container of a call whose answer never came. */
const LABEL = 'patchbay.run';

/** What every container gets, whoever asks for it. */
const HARDENED = {
  ReadonlyRootfs: true,
  SecurityOpt: ['no-new-privileges'],
  CapDrop: ['ALL'],
  Tmpfs: { '/tmp': 'rw,nosuid,nodev,size=64m,mode=1777' },
};
const USER = '1000:1000';

/** spec/servers.md A.1.3. */
export const runContainer = defineTool({
  name: 'docker_run',
  title: 'Run a container',
  description:
    'Runs a command in a new container and gives what it wrote and its exit code; at most 10 minutes, at most 1 MiB. Every container runs as 1000:1000 without capabilities or new privileges, with a read-only root and a writable /tmp; ports are published on this machine alone; paths are mounted from the workspace alone. A missing image is pulled.',
  input: z.object({
    image: ImageName,
    command: z.string().max(10_000).optional().describe('One command with its arguments; no shell reads it'),
    volumes: z
      .array(z.string().min(1).max(4_096))
      .max(50)
      .default([])
      .describe('host:container[:ro|rw]; host is a path of the workspace or the name of a volume'),
    environment: Environment.default({}),
    ports: z.array(Port).max(50).default([]).describe('8080 or 80:8080, the port of this machine first'),
    name: ContainerName.optional(),
    container_name: ContainerName.optional().describe('The same as name'),
    networks: z.array(NetworkName).max(10).default([]),
    detach: z.boolean().default(false).describe('Answer as soon as it has started and let it run'),
    remove: z.boolean().default(true).describe('Remove the container when it has ended'),
  }),
  output: z.object({
    id: z.string(),
    name: z.string(),
    running: z.boolean().describe('It was detached'),
    exit_code: z.int().nullable().describe('null: it still runs'),
    stdout: z.string(),
    stderr: z.string(),
    truncated: z.boolean(),
  }),
  risk: ['execute', 'network'],
  async run(input, context) {
    const { image, detach, remove, networks } = input;
    const words =
      input.command === undefined ? undefined : commandWords('command', input.command, context.settings);
    for (const [index, network] of networks.entries()) refuseHostNetwork(network, `networks.${index}`);
    const binds = await bindVolumes(input.volumes, context.workspace);
    const engine = openEngine(context, TIMEOUT_MS);
    if ((await lookFor(engine, image)) === undefined) await pullImage(engine, image, context);

    const mark = randomUUID();
    const name = input.name ?? input.container_name ?? `patchbay-${mark.slice(0, 8)}`;
    const [network, ...more] = networks;
    const { ExposedPorts, PortBindings } = publish(input.ports);
    const options: Docker.ContainerCreateOptions = {
      name,
      Image: image,
      Cmd: words,
      User: USER,
      Env: environmentList(input.environment),
      Tty: false,
      Labels: { [LABEL]: mark },
      ExposedPorts,
      HostConfig: {
        ...HARDENED,
        Binds: binds,
        PortBindings,
        AutoRemove: detach && remove,
        ...(network === undefined ? {} : { NetworkMode: network }),
      },
    };
    try {
      const { id } = await engine.ask((docker) => docker.createContainer(options), 'networks');
      for (const other of more) {
        await engine.ask((docker) => docker.getNetwork(other).connect({ Container: id }), 'networks');
      }
      const about = { id: id.slice(0, 12), name, running: detach };
      if (detach) {
        await engine.ask((docker) => docker.getContainer(id).start());
        return { ...about, exit_code: null, stdout: '', stderr: '', truncated: false };
      }
      const ended = await runToEnd(engine, id);
      if (remove) await engine.ask((docker) => docker.getContainer(id).remove({ v: true }));
      return { ...about, ...ended };
    } catch (error) {
      await tidyUp(mark, openEngineAfter(context, TIDY_MS));
      throw error;
    }
  },
  text: (end) => (end.running ? `${end.name} (${end.id}) runs.` : endText(end)),
});

/** Attached before it starts, so that nothing is missed. */
async function runToEnd(engine: Engine, id: string) {
  const output = createOutput(false);
  const stream = await engine.ask((docker) =>
    docker.getContainer(id).attach({ stream: true, stdout: true, stderr: true }),
  );
  await engine.ask((docker) => docker.getContainer(id).start());
  await engine.read(stream, output.push);
  const { StatusCode } = await engine.ask(
    (docker) => docker.getContainer(id).wait() as Promise<{ StatusCode: number }>,
  );
  return { exit_code: StatusCode, ...output.taken() };
}

/** Also when the call failed before it knew what it had made. An engine that is gone has nothing to tidy up. */
async function tidyUp(mark: string, engine: Engine): Promise<void> {
  const filters = { label: [`${LABEL}=${mark}`] };
  const made = await engine.ask((docker) => docker.listContainers({ all: true, filters })).catch(() => []);
  for (const { Id } of made) {
    await engine
      .ask((docker) => docker.getContainer(Id).remove({ force: true, v: true }))
      .catch(() => undefined);
  }
}

/** `container:NAME`, another's network, is no name of a network and is refused before. */
function refuseHostNetwork(network: string, field: string): void {
  if (network !== 'host') return;
  throw new ToolFailure('P', `${field}: a container may not use the network of this machine.`, { field });
}
