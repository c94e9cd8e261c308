import { z } from 'zod';
import { ToolFailure } from '#servers/kit/failure.ts';
import { defineTool } from '#servers/kit/tool.ts';
import { complianceOf, ImageFinding, inspectImage } from './image-compliance.ts';
import { ImageVulnerability, Level, LEVELS, scanImage } from './image-scanners.ts';

/** A reference of the distribution specification: never an option, never a path. */
const IMAGE = /^[a-zA-Z0-9][a-zA-Z0-9._:@/-]{0,254}$/;
const SHOWN = 200;

export const dockerSecurityScan = defineTool({
  name: 'docker_security_scan',
  title: 'Docker security scan',
  description:
    'Scans a container image for known vulnerabilities with the first of Trivy, Grype and Docker Scout that is installed (none: D), and checks it against CIS Docker Benchmark 4.1 (root user) and 5.7 (SSH port). The scanner may pull the image and its database from the internet.',
  input: z.object({
    image_name: z
      .string()
      .regex(IMAGE, 'is not an image reference, such as nginx:1.27')
      .describe('With tag or digest'),
    severity_threshold: Level.default('LOW').describe('This and above'),
    compliance_check: z.boolean().default(true),
  }),
  output: z.object({
    image: z.string(),
    scanner: z.string(),
    vulnerabilities: z.array(ImageVulnerability).describe('The most severe first'),
    by_severity: z.record(z.string(), z.int()).describe('All, also below the threshold'),
    compliance: z.array(ImageFinding).nullable().describe('null: not asked for, or not known'),
    compliance_problem: z.string().nullable(),
  }),
  risk: ['read', 'execute', 'network'],
  async run({ image_name: image, severity_threshold, compliance_check }, context) {
    if (image.includes('..')) {
      throw new ToolFailure('V', 'image_name is not an image reference, such as nginx:1.27.', {
        field: 'image_name',
      });
    }
    const { scanner, vulnerabilities, config } = await scanImage(image, context);
    const known = compliance_check ? (config ?? (await inspectImage(image, context))) : undefined;
    const rank = (level: Level): number => LEVELS.indexOf(level);
    return {
      image,
      scanner,
      vulnerabilities: vulnerabilities
        .filter(({ severity }) => rank(severity) >= rank(severity_threshold))
        .toSorted((a, b) => rank(b.severity) - rank(a.severity)),
      by_severity: Object.fromEntries(
        LEVELS.map((level) => [level, vulnerabilities.filter(({ severity }) => severity === level).length]),
      ),
      compliance: known === undefined || 'problem' in known ? null : complianceOf(known),
      compliance_problem: known !== undefined && 'problem' in known ? known.problem : null,
    };
  },
  text: ({ image, scanner, vulnerabilities, by_severity, compliance, compliance_problem }) =>
    [
      `${image} by ${scanner}: ${vulnerabilities.length} vulnerabilities (${Object.entries(by_severity)
        .map(([level, count]) => `${level} ${count}`)
        .join(', ')}).`,
      ...vulnerabilities
        .slice(0, SHOWN)
        .map(
          (one) =>
            `${one.severity} ${one.id} ${one.package} ${one.installed}${one.fixed === null ? '' : `, fixed in ${one.fixed}`}`,
        ),
      ...(compliance ?? []).map((one) => `${one.severity} CIS ${one.check}: ${one.title}`),
      ...(compliance_problem === null ? [] : [`Compliance is not known: ${compliance_problem}`]),
    ].join('\n'),
});
