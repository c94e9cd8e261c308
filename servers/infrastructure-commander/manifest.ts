import type { BundledServerInput } from '#contract/bundled.ts';
import { text } from '#contract/text.ts';

export const infrastructureCommander = {
  id: 'infrastructure-commander',
  title: 'Infrastructure Commander',
  description: text('server.bundled.infrastructureCommander'),
  entry: 'infrastructure-commander.mjs',
  verbs: {
    execute_command: ['execute', 'destroy', 'network'],
    make_command: ['execute', 'destroy'],
    write_file: ['write'],
    docker_build: ['execute', 'network'],
    kubectl_apply: ['write', 'network'],
    terraform_plan: ['execute', 'network'],
    gather_context: ['read'],
  },
  needsWorkspace: true,
  ownProcess: true,
  settings: [{ env: 'COMMANDER_ALLOW', kind: 'list', required: false }],
  needs: [
    { kind: 'program', name: 'docker', how: text('need.docker') },
    { kind: 'program', name: 'trivy', how: text('need.trivy') },
    { kind: 'program', name: 'kubectl', how: text('need.kubectl') },
    { kind: 'program', name: 'tofu', how: text('need.tofu') },
  ],
} satisfies BundledServerInput;
