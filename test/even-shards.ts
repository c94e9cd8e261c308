import { statSync } from 'node:fs';
import { BaseSequencer } from 'vitest/node';
import type { TestSpecification } from 'vitest/node';

/**
 * Shares test files out so that the parts take about equally long: the largest first, each to the part that has least
 * so far. Every part works out the same.
 */
export class EvenShards extends BaseSequencer {
  override shard(files: TestSpecification[]): Promise<TestSpecification[]> {
    const { index, count } = this.ctx.config.shard ?? { index: 1, count: 1 };
    const parts = Array.from({ length: count }, () => ({ bytes: 0, files: [] as TestSpecification[] }));
    const sized = files.map((file) => ({ file, bytes: statSync(file.moduleId).size }));
    const order = sized.toSorted((a, b) => b.bytes - a.bytes || (a.file.moduleId < b.file.moduleId ? -1 : 1));
    for (const { file, bytes } of order) {
      const [least] = parts.toSorted((a, b) => a.bytes - b.bytes);
      least?.files.push(file);
      if (least !== undefined) least.bytes += bytes;
    }
    return Promise.resolve(parts[index - 1]?.files ?? []);
  }
}
