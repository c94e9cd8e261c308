import path from 'node:path';
import { lstat } from 'node:fs/promises';
import { z } from 'zod';
import type { JsonObject } from '#contract/json.ts';
import { ToolFailure } from '#servers/kit/failure.ts';
import { defineTool } from '#servers/kit/tool.ts';
import type { Tool, ToolContext } from '#servers/kit/tool.ts';
import { dockerSecurityScan } from './docker-security-scan.ts';
import { Finding, lineOf, Risk, riskOf } from './finding.ts';
import { npmAudit } from './npm-audit.ts';
import { pythonSafetyCheck } from './python-safety-check.ts';
import { scanFiles } from './scan-files.ts';
import { Coverage } from '#servers/source-scan/target-files.ts';
import { baseImages } from './base-images.ts';

const MAX_IMAGES = 5;

const Part = z.object({
  scanner: z.string(),
  target: z.string(),
  findings: z.int(),
  report: z.record(z.string(), z.json()),
});
const Missing = z.object({ scanner: z.string(), target: z.string(), reason: z.string() });

export const deepSecurityScan = defineTool({
  name: 'deep_security_scan',
  title: 'Deep security scan',
  description:
    'Runs every scanner that applies to a file or folder and lists what could not run and why. quick: known secrets and risky code. standard: also randomness, compliance, npm audit and the Python check where there is a manifest in the folder. full: also outdated npm packages, licences of Python packages, and the base images of Dockerfiles.',
  input: z.object({
    target: z.string().min(1).describe('File or folder, absolute or relative to the first workspace folder'),
    scan_type: z.enum(['quick', 'standard', 'full']).default('standard'),
  }),
  output: z.object({
    risk: Risk.describe('By the number of findings of all scanners'),
    total: z.int(),
    findings: z.array(Finding).describe('In files'),
    truncated: z.boolean(),
    coverage: Coverage,
    ran: z.array(Part),
    not_run: z.array(Missing).describe('Applied, but could not run'),
  }),
  risk: ['read', 'execute', 'network'],
  async run({ target, scan_type }, context) {
    const quick = scan_type === 'quick';
    const files = await scanFiles(target, 'target', true, context, {
      secrets: { entropy: !quick, custom: [] },
      vulnerabilities: true,
      compliance: !quick,
    });
    const ran: z.infer<typeof Part>[] = [];
    const not_run: z.infer<typeof Missing>[] = [];
    for (const part of quick ? [] : await partsFor(target, scan_type === 'full', context)) {
      try {
        const report = structured(await part.tool.call(part.args, context));
        ran.push({ scanner: part.tool.name, target: part.target, findings: part.count(report), report });
      } catch (error) {
        if (!(error instanceof ToolFailure)) throw error;
        not_run.push({ scanner: part.tool.name, target: part.target, reason: error.message });
      }
    }
    const total = files.total + ran.reduce((sum, { findings }) => sum + findings, 0);
    const { findings, truncated, coverage } = files;
    return { risk: riskOf(total), total, findings, truncated, coverage, ran, not_run };
  },
  text: ({ risk, total, findings, coverage, ran, not_run }) =>
    [
      `${total} findings (${risk}); ${coverage.files} files${coverage.complete ? '' : ', not complete'}.`,
      ...ran.map((part) => `${part.scanner} ${part.target}: ${part.findings} findings`),
      ...not_run.map((part) => `not run: ${part.scanner} ${part.target}: ${part.reason}`),
      ...findings.slice(0, 200).map(lineOf),
    ].join('\n'),
});

interface PartToRun {
  tool: Tool;
  target: string;
  args: JsonObject;
  count(report: JsonObject): number;
}

const lengthOf = (value: unknown): number => (Array.isArray(value) ? value.length : 0);
const vulnerabilities = (report: JsonObject): number => lengthOf(report['vulnerabilities']);

/** The other scanners that have something to do in the target. */
async function partsFor(target: string, full: boolean, context: ToolContext): Promise<PartToRun[]> {
  const { path: found } = await context.workspace.locate('target', target, 'mustExist');
  const isFolder = (await lstat(found)).isDirectory();
  const at = async (name: string): Promise<string | undefined> => {
    const file = isFolder ? path.join(found, name) : found;
    if (path.basename(file) !== name) return undefined;
    const exists = await context.workspace.locate('target', file, 'mustExist').catch(() => undefined);
    return exists?.path;
  };
  const parts: PartToRun[] = [];
  const npm = await at('package.json');
  if (npm !== undefined) {
    parts.push({
      tool: npmAudit,
      target: npm,
      args: { package_json_path: npm, deep_scan: full },
      count: vulnerabilities,
    });
  }
  const python = await at('requirements.txt');
  if (python !== undefined) {
    const count = (report: JsonObject): number => vulnerabilities(report) + lengthOf(report['copyleft']);
    parts.push({
      tool: pythonSafetyCheck,
      target: python,
      args: { requirements_path: python, check_licenses: full },
      count,
    });
  }
  const dockerfile = full ? await at('Dockerfile') : undefined;
  const images = dockerfile === undefined ? [] : await baseImages(dockerfile, context.signal);
  for (const image of images.slice(0, MAX_IMAGES)) {
    const count = (report: JsonObject): number => vulnerabilities(report) + lengthOf(report['compliance']);
    parts.push({ tool: dockerSecurityScan, target: image, args: { image_name: image }, count });
  }
  return parts;
}

function structured({ structuredContent }: Awaited<ReturnType<Tool['call']>>): JsonObject {
  return structuredContent as JsonObject;
}
