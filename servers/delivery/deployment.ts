import { z } from 'zod';

export const DeploymentStatus = z.enum(['started', 'in_progress', 'completed', 'failed', 'rolled_back']);

export const DeploymentDetails = z
  .record(z.string(), z.json())
  .default({})
  .describe('Anything worth a line each, such as commit, by, url');

interface Deployment {
  environment: string;
  service: string;
  version: string;
  status: z.infer<typeof DeploymentStatus>;
  details: Record<string, unknown>;
}

/** Subject and text of the notice of a deployment. */
export function deploymentWords({ environment, service, version, status, details }: Deployment) {
  const lines = Object.entries(details).map(
    ([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`,
  );
  return {
    subject: `[Deployment] ${service} ${version}: ${status.replaceAll('_', ' ')} (${environment})`,
    text: [`${service} ${version} in ${environment}: ${status.replaceAll('_', ' ')}.`, ...lines].join('\n'),
  };
}
