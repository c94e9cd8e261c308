import { z } from 'zod';
import { findProgram, run } from '#servers/kit/exec.ts';
import type { ToolContext } from '#servers/kit/tool.ts';
import type { ImageConfig } from './image-scanners.ts';

export const ImageFinding = z.object({
  check: z.string().describe('Section of the CIS Docker Benchmark'),
  severity: z.enum(['HIGH', 'MEDIUM']),
  title: z.string(),
});
type ImageFinding = z.infer<typeof ImageFinding>;

const Inspected = z.tuple([
  z.looseObject({
    Config: z.looseObject({
      User: z.string().optional(),
      ExposedPorts: z.record(z.string(), z.unknown()).nullish(),
    }),
  }),
]);

/** CIS Docker Benchmark 4.1 (a user who is not root) and 5.7 (no SSH in the container). */
export function complianceOf({ user, ports }: ImageConfig): ImageFinding[] {
  const name = user.split(':')[0] ?? '';
  const root = name === '' || name === 'root' || /^0+$/.test(name);
  return [
    ...(root
      ? [{ check: '4.1', severity: 'HIGH' as const, title: 'The image runs as root: no other USER is set.' }]
      : []),
    ...(ports.some((port) => /^22(?:\/|$)/.test(port))
      ? [{ check: '5.7', severity: 'MEDIUM' as const, title: 'Port 22 (SSH) is exposed.' }]
      : []),
  ];
}

/** What docker inspect or podman inspect says of an image that is here; otherwise why it cannot be said. */
export async function inspectImage(
  image: string,
  { signal }: ToolContext,
): Promise<ImageConfig | { problem: string }> {
  const problems: string[] = [];
  for (const program of ['docker', 'podman']) {
    if ((await findProgram(program)) === undefined) continue;
    const { exitCode, stdout, stderr } = await run(program, ['inspect', '--type', 'image', image], {
      timeoutMs: 30_000,
      signal,
    });
    const read = exitCode === 0 ? Inspected.safeParse(JSON.parse(stdout)) : undefined;
    if (read?.success === true) {
      const { User = '', ExposedPorts } = read.data[0].Config;
      return { user: User, ports: Object.keys(ExposedPorts ?? {}) };
    }
    problems.push(`${program}: ${stderr.trim().slice(-300)}`);
  }
  return { problem: problems.length === 0 ? 'Neither docker nor podman is installed.' : problems.join('; ') };
}
