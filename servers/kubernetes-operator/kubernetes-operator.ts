import { defineServer } from '#servers/kit/server.ts';
import { apply } from './apply.ts';
import { kubernetesContext } from './context.ts';
import { contexts } from './contexts.ts';
import { remove } from './delete.ts';
import { describe } from './describe.ts';
import { diagnostics } from './diagnostics.ts';
import { get } from './get.ts';
import { helmInstall } from './helm-install.ts';
import { logs } from './logs.ts';
import { kubernetesOperator as manifest } from './manifest.ts';
import { pods } from './pods.ts';
import { portForward, portForwardList, portForwardStop } from './port-forward.ts';
import { rolloutStatus } from './rollout-status.ts';
import { rollout, rolloutRestart } from './rollout.ts';
import { scale, scaleDeployment } from './scale.ts';
import { secretDelete } from './secret-delete.ts';
import { secretList } from './secret-list.ts';
import { secretSet } from './secret-set.ts';

/** Workloads, secrets and the state of Kubernetes clusters: spec/servers.md A.1.4 and A.8.2. */
export const kubernetesOperator = defineServer({
  name: manifest.id,
  title: manifest.title,
  version: '1.0.0',
  instructions:
    'Works on the clusters of the user’s kubeconfig by the Kubernetes API. A call that names no context uses the one of the settings, or the current one: kubectl_contexts tells which. Manifests are in the workspace; relative paths start at its first folder. Values of secrets are never told.',
  settings: manifest.settings,
  tools: [
    contexts,
    get,
    describe,
    pods,
    logs,
    apply,
    remove,
    scale,
    scaleDeployment,
    rolloutStatus,
    rollout,
    rolloutRestart,
    portForward,
    portForwardList,
    portForwardStop,
    helmInstall,
    secretList,
    secretSet,
    secretDelete,
    diagnostics,
    kubernetesContext.tool,
  ],
  resources: [kubernetesContext.resource],
});
