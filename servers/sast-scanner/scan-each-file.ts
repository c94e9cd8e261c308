import type { ToolContext } from '#servers/kit/tool.ts';
import { visitFiles } from '#servers/source-scan/target-files.ts';
import type { Finding } from './finding.ts';
import { reportOf } from './report.ts';
import type { Report } from './report.ts';
import { locateTarget } from './target.ts';
import { inTurn } from './turns.ts';

const MAX_CHARACTERS = 1024 * 1024;
const MAX_FOUND = 20_000;

/** What an engine inside this server says of one file; `problem` when it could not read it. */
export interface Looked {
  findings: Finding[];
  allowed: number;
  problem?: string;
}

interface FileEngine {
  name: string;
  /** Whether the file is one for it. */
  takes(file: string): boolean;
  look(file: string, text: string): Promise<Looked>;
}

/** Runs an engine over every file of the target that it takes, in its turn. Throws as visitFiles does. */
export function scanEachFile(
  engine: FileEngine,
  targetPath: string,
  sarif: boolean,
  context: ToolContext,
): Promise<Report> {
  return inTurn(context.signal, async () => {
    const target = await locateTarget(targetPath, context);
    const findings: Finding[] = [];
    const notRead: { path: string; reason: string }[] = [];
    let [files, total, allowed] = [0, 0, 0];
    const coverage = await visitFiles(targetPath, 'target_path', true, context, async ({ name, text }) => {
      if (!engine.takes(name)) return;
      const looked: Looked =
        text.length > MAX_CHARACTERS
          ? { findings: [], allowed: 0, problem: `longer than ${MAX_CHARACTERS} characters` }
          : await engine.look(name, text);
      if (looked.problem === undefined) files += 1;
      else notRead.push({ path: name, reason: looked.problem });
      allowed += looked.allowed;
      total += looked.findings.length;
      findings.push(...looked.findings.slice(0, MAX_FOUND - findings.length));
    });
    return reportOf(
      {
        engine: engine.name,
        findings,
        total,
        allowed,
        files,
        notRead: [...notRead, ...coverage.not_read],
        complete: coverage.complete,
      },
      target.folder,
      sarif,
    );
  });
}
