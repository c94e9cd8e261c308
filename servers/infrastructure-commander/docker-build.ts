import { dirname } from 'node:path';
import { z } from 'zod';
import { adviceFor } from '#servers/commands/program-advice.ts';
import { requireProgram, requireSuccess, run } from '#servers/kit/exec.ts';
import { defineTool } from '#servers/kit/tool.ts';
import { Findings, readFindings } from './findings.ts';
import { retrying } from './retrying.ts';

const BUILD_MS = 1_800_000;
const SCAN_MS = 600_000;
const SHOWN_CHARACTERS = 20_000;

/** `registry:5000/name/space:tag`, as the Docker reference has it. */
const IMAGE =
  /^(?:[a-z0-9]+(?:[.-][a-z0-9]+)*(?::\d{1,5})?\/)?[a-z0-9]+(?:(?:\.|_{1,2}|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:\.|_{1,2}|-+)[a-z0-9]+)*)*(?::\w[\w.-]{0,127})?$/;

export const dockerBuild = defineTool({
  name: 'docker_build',
  title: 'Build and scan an image',
  description:
    'Builds an image from a Dockerfile of the workspace, whose folder is the build context, then looks for known vulnerabilities in it with Trivy. At most 30 minutes.',
  input: z.object({
    dockerfile_path: z.string().min(1).describe('Absolute, or relative to the first workspace folder'),
    image_tag: z.string().max(256).regex(IMAGE, 'is not the name of an image').describe('Such as name:1.0'),
    build_args: z
      .record(z.string().regex(/^[A-Za-z_]\w*$/), z.string())
      .default({})
      .describe('Values of ARG in the Dockerfile; they stay readable in the image'),
    scan_vulnerabilities: z.boolean().default(true).describe('Scan the image; needs Trivy'),
  }),
  output: z.object({
    image_tag: z.string(),
    image_id: z.string(),
    log: z.string().describe('The end of what the build printed'),
    attempts: z.int(),
    scan: Findings.nullable().describe('null: none was asked for'),
  }),
  risk: ['execute', 'network'],
  async run(
    { dockerfile_path, image_tag, build_args, scan_vulnerabilities },
    { workspace, signal, progress },
  ) {
    const { path } = await workspace.locate('dockerfile_path', dockerfile_path, 'mustExist');
    await requireProgram('docker', adviceFor('docker'));
    // Before the long part: an image that was to be scanned and cannot be is not built.
    if (scan_vulnerabilities) {
      await requireProgram('trivy', `${adviceFor('trivy')} Or set scan_vulnerabilities to false.`);
    }
    const args = Object.entries(build_args).flatMap(([name, value]) => ['--build-arg', `${name}=${value}`]);
    const words = ['build', '-f', path, '-t', image_tag, ...args, dirname(path)];
    const build = await retrying(() => run('docker', words, { timeoutMs: BUILD_MS, signal }), signal);
    requireSuccess('docker', build);
    await progress(1, scan_vulnerabilities ? 2 : 1, 'built');
    const inspect = ['image', 'inspect', '--format', '{{.Id}}', image_tag];
    const { stdout } = requireSuccess('docker', await run('docker', inspect, { timeoutMs: 30_000, signal }));
    return {
      image_tag,
      image_id: stdout.trim(),
      log: `${build.stdout}${build.stderr}`.slice(-SHOWN_CHARACTERS),
      attempts: build.attempts,
      scan: scan_vulnerabilities ? await scan(image_tag, signal) : null,
    };
  },
  text: ({ image_tag, image_id, scan: found }) =>
    `Built ${image_tag} (${image_id}). ${found === null ? 'It was not scanned.' : `Trivy found ${found.total} vulnerabilities: ${JSON.stringify(found.by_severity)}.`}`,
});

async function scan(image: string, signal: AbortSignal): Promise<Findings> {
  const args = ['image', '--quiet', '--scanners', 'vuln', '--format', 'json', image];
  const options = { timeoutMs: SCAN_MS, maxOutputBytes: 64 * 1024 * 1024, signal };
  return readFindings(requireSuccess('trivy', await run('trivy', args, options)).stdout);
}
