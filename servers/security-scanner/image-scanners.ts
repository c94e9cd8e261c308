import { z } from 'zod';
import { ToolFailure } from '#servers/kit/failure.ts';
import { findProgram, run } from '#servers/kit/exec.ts';
import type { ToolContext } from '#servers/kit/tool.ts';

const TIMEOUT_MS = 300_000;
const MAX_OUTPUT_BYTES = 64 * 1024 * 1024;

export const LEVELS = ['UNKNOWN', 'LOW', 'MEDIUM', 'HIGH', 'CRITICAL'] as const;
export const Level = z.enum(LEVELS);
export type Level = z.infer<typeof Level>;

export const ImageVulnerability = z.object({
  id: z.string(),
  severity: Level,
  package: z.string(),
  installed: z.string(),
  fixed: z.string().nullable(),
  title: z.string(),
});
export type ImageVulnerability = z.infer<typeof ImageVulnerability>;

/** What is set in an image, as far as the scanner or the engine says it. */
export interface ImageConfig {
  user: string;
  ports: string[];
}

interface ImageReport {
  scanner: string;
  vulnerabilities: ImageVulnerability[];
  config?: ImageConfig;
}

/**
 * The report of the first scanner that is installed: Trivy, Grype, Docker Scout. Throws D when none is, E when it
 * fails (no such image, no database), T.
 */
export async function scanImage(image: string, context: ToolContext): Promise<ImageReport> {
  if ((await findProgram('trivy')) !== undefined) {
    const args = ['image', '--format', 'json', '--quiet', '--scanners', 'vuln', image];
    return trivyReport(await report('trivy', args, context));
  }
  if ((await findProgram('grype')) !== undefined) {
    return grypeReport(await report('grype', [image, '--output', 'json', '--quiet'], context));
  }
  if ((await findProgram('docker')) !== undefined) {
    const scout = await run('docker', ['scout', 'version'], { timeoutMs: 10_000, signal: context.signal });
    if (scout.exitCode === 0) {
      return scoutReport(await report('docker', ['scout', 'cves', '--format', 'sarif', image], context));
    }
  }
  throw new ToolFailure(
    'D',
    'No image scanner is installed: Trivy, Grype or Docker Scout. Install Trivy from trivy.dev or Grype from anchore.com/opensource, then try again.',
    { programs: ['trivy', 'grype', 'docker scout'] },
  );
}

async function report(program: string, args: string[], { signal }: ToolContext): Promise<unknown> {
  const result = await run(program, args, {
    timeoutMs: TIMEOUT_MS,
    maxOutputBytes: MAX_OUTPUT_BYTES,
    signal,
  });
  const { exitCode, stdout } = result;
  const stderr = result.stderr.slice(-2_000);
  try {
    if (exitCode === 0) return JSON.parse(stdout);
  } catch {
    throw new ToolFailure('E', `${program} printed no report.`, { program, exitCode, stderr });
  }
  throw new ToolFailure('E', `${program} failed with exit code ${exitCode}: ${stderr.trim()}`, {
    program,
    exitCode,
    stderr,
  });
}

function shaped<S extends z.ZodType>(program: string, shape: S, value: unknown): z.output<S> {
  const read = shape.safeParse(value);
  if (read.success) return read.data;
  throw new ToolFailure('E', `${program} printed a report of a shape that is not known.`, { program });
}

/** https://trivy.dev/docs/latest/configuration/reporting/#json */
const Trivy = z.looseObject({
  Metadata: z
    .looseObject({
      ImageConfig: z
        .looseObject({
          config: z
            .looseObject({
              User: z.string().optional(),
              ExposedPorts: z.record(z.string(), z.unknown()).nullish(),
            })
            .optional(),
        })
        .optional(),
    })
    .optional(),
  Results: z
    .array(
      z.looseObject({
        Vulnerabilities: z
          .array(
            z.looseObject({
              VulnerabilityID: z.string(),
              PkgName: z.string(),
              InstalledVersion: z.string().default(''),
              FixedVersion: z.string().optional(),
              Severity: Level.catch('UNKNOWN'),
              Title: z.string().default(''),
            }),
          )
          .nullish(),
      }),
    )
    .nullish(),
});

function trivyReport(value: unknown): ImageReport {
  const { Metadata, Results } = shaped('trivy', Trivy, value);
  const config = Metadata?.ImageConfig?.config;
  return {
    scanner: 'trivy',
    vulnerabilities: (Results ?? []).flatMap(({ Vulnerabilities }) =>
      (Vulnerabilities ?? []).map((one) => ({
        id: one.VulnerabilityID,
        severity: one.Severity,
        package: one.PkgName,
        installed: one.InstalledVersion,
        fixed: one.FixedVersion ?? null,
        title: one.Title,
      })),
    ),
    ...(config === undefined
      ? {}
      : { config: { user: config.User ?? '', ports: Object.keys(config.ExposedPorts ?? {}) } }),
  };
}

/** https://oss.anchore.com/docs/guides/vulnerability/interpreting-results/ */
const Grype = z.looseObject({
  matches: z.array(
    z.looseObject({
      vulnerability: z.looseObject({
        id: z.string(),
        severity: z.string().default('Unknown'),
        description: z.string().default(''),
        fix: z.looseObject({ versions: z.array(z.string()).nullish() }).optional(),
      }),
      artifact: z.looseObject({ name: z.string(), version: z.string() }),
    }),
  ),
});

function grypeReport(value: unknown): ImageReport {
  const { matches } = shaped('grype', Grype, value);
  return {
    scanner: 'grype',
    vulnerabilities: matches.map(({ vulnerability: { id, severity, description, fix }, artifact }) => ({
      id,
      severity:
        severity.toLowerCase() === 'negligible'
          ? 'LOW'
          : Level.catch('UNKNOWN').parse(severity.toUpperCase()),
      package: artifact.name,
      installed: artifact.version,
      fixed: fix?.versions?.[0] ?? null,
      title: description.slice(0, 200),
    })),
  };
}

/** SARIF 2.1.0, with the security-severity of code scanning. */
const Scout = z.looseObject({
  runs: z.array(
    z.looseObject({
      tool: z.looseObject({
        driver: z.looseObject({
          rules: z
            .array(
              z.looseObject({
                id: z.string(),
                shortDescription: z.looseObject({ text: z.string() }).optional(),
                properties: z
                  .looseObject({
                    'security-severity': z.coerce.number().optional(),
                    fixed_version: z.string().optional(),
                    affected_version: z.string().optional(),
                    purls: z.array(z.string()).nullish(),
                  })
                  .optional(),
              }),
            )
            .nullish(),
        }),
      }),
    }),
  ),
});

function scoutReport(value: unknown): ImageReport {
  const { runs } = shaped('docker scout', Scout, value);
  return {
    scanner: 'docker scout',
    vulnerabilities: runs.flatMap(({ tool }) =>
      (tool.driver.rules ?? []).map(({ id, shortDescription, properties }) => ({
        id,
        severity: bandOf(properties?.['security-severity']),
        package: properties?.purls?.[0] ?? '',
        installed: properties?.affected_version ?? '',
        fixed: properties?.fixed_version ?? null,
        title: shortDescription?.text ?? '',
      })),
    ),
  };
}

function bandOf(score: number | undefined): Level {
  if (score === undefined) return 'UNKNOWN';
  if (score >= 9) return 'CRITICAL';
  if (score >= 7) return 'HIGH';
  return score >= 4 ? 'MEDIUM' : 'LOW';
}
