import { createCommandHistory } from '#servers/commands/command-history.ts';
import { systemContext } from '#servers/commands/system-context.ts';
import { gatherContext } from '#servers/kit/gather-context.ts';
import { defineServer } from '#servers/kit/server.ts';
import { dockerBuild } from './docker-build.ts';
import { executeCommand, INFRASTRUCTURE_PROGRAMS } from './execute-command.ts';
import { kubectlApply } from './kubectl-apply.ts';
import { makeCommand } from './make-command.ts';
import { infrastructureCommander as manifest } from './manifest.ts';
import { terraformPlan } from './terraform-plan.ts';
import { writeFile } from './write-file.ts';

const history = createCommandHistory();
const context = gatherContext(manifest.id, (call) =>
  systemContext([...INFRASTRUCTURE_PROGRAMS, 'tofu', 'trivy', 'infracost'], history, call),
);

/** The stricter commander for infrastructure: spec/servers.md A.2. */
export const infrastructureCommander = defineServer({
  name: manifest.id,
  title: manifest.title,
  version: '1.0.0',
  instructions:
    'Runs tools of infrastructure in the workspace, with limits and a look ahead first: make and kubectl are run dry, plans are made and not applied, files are backed up before they are replaced.',
  tools: [
    executeCommand(history),
    makeCommand(history),
    writeFile,
    dockerBuild,
    kubectlApply,
    terraformPlan,
    context.tool,
  ],
  resources: [context.resource],
  settings: manifest.settings,
});
