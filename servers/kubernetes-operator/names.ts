// What may stand in a request's path. Checked before anything is asked, so that a name is never read as a path.
import { z } from 'zod';
import { ToolFailure } from '#servers/kit/failure.ts';
import type { Settings } from '#servers/kit/settings.ts';

const LABEL = '[a-z0-9](?:[a-z0-9-]*[a-z0-9])?';

/** Names have dots too (RFC 1123 subdomain): nodes and the root certificate that every namespace has. */
export const Name = z
  .string()
  .max(253)
  .regex(new RegExp(`^${LABEL}(?:\\.${LABEL})*$`), 'is not the name of an object');

export const Namespace = z
  .string()
  .max(63)
  .regex(new RegExp(`^${LABEL}$`), 'is not the name of a namespace');

export const InNamespace = Namespace.default('default');

export const ContextName = z
  .string()
  .min(1)
  .max(300)
  .optional()
  .describe('A context of the kubeconfig; otherwise the one of the settings, or its current one');

export const ResourceTypeName = z
  .string()
  .max(300)
  .regex(/^[a-zA-Z][a-zA-Z0-9.-]*$/, 'is not a type of resource')
  .describe('Such as pods, deployments, services, configmaps, nodes; singular and short names too');

export const Selector = z.string().min(1).max(1000);

/** Throws P when the settings allow other namespaces only; undefined is all of them, or what is in none. */
export function requireNamespace(settings: Settings, field: string, namespace: string | undefined): void {
  const allowed = settings.list('KUBERNETES_ALLOWED_NAMESPACES');
  if (allowed.length === 0 || (namespace !== undefined && allowed.includes(namespace))) return;
  const what = namespace === undefined ? 'What is in no single namespace' : `The namespace ${namespace}`;
  throw new ToolFailure(
    'P',
    `${what} may not be used: the settings of this server allow ${allowed.join(', ')}. The user can change that in Patchbay.`,
    { field, allowed },
  );
}
