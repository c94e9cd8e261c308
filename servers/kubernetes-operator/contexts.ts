import { z } from 'zod';
import { defineTool } from '#servers/kit/tool.ts';
import { isAllowedContext, readKubeconfig } from './kubeconfig.ts';
import { loginKind } from './login.ts';

/** spec/servers.md A.1.4, A.8.2: contexts of the kubeconfig. No tool changes the current one; each takes `context`. */
export const contexts = defineTool({
  name: 'kubectl_contexts',
  title: 'Contexts of the kubeconfig',
  description:
    'Lists the contexts of the kubeconfig: which is used when a call names none, the address of its cluster, how it logs in. No cluster is asked.',
  input: z.object({}),
  output: z.object({
    current: z.string().nullable().describe('The one used when a call names none'),
    contexts: z.array(
      z.object({
        name: z.string(),
        cluster: z.string(),
        server: z.string().nullable(),
        certificate_checked: z.boolean(),
        namespace: z.string().nullable(),
        user: z.string(),
        login: z
          .string()
          .describe(
            'token, token file, OpenID Connect, client certificate, password, program NAME, auth-provider, none',
          ),
        allowed: z.boolean().describe('The settings let tools use it'),
      }),
    ),
  }),
  risk: ['read'],
  async run(_input, { settings }) {
    const config = await readKubeconfig(settings);
    const current = settings.get('KUBERNETES_CONTEXT') ?? (config.getCurrentContext() as string | undefined);
    return {
      current: current ?? null,
      contexts: config.getContexts().map(({ name, cluster, namespace, user }) => {
        const at = config.getCluster(cluster);
        return {
          name,
          cluster,
          server: at === null ? null : settings.redact(at.server),
          certificate_checked: at?.skipTLSVerify !== true,
          namespace: namespace ?? null,
          user,
          login: loginKind(config.getUser(user)),
          allowed: isAllowedContext(settings, name),
        };
      }),
    };
  },
  text: ({ current, contexts: list }) =>
    list
      .map(
        ({ name, server, login }) => `${name === current ? '* ' : '  '}${name}: ${server}, login by ${login}`,
      )
      .join('\n') || 'The kubeconfig has no contexts.',
});
