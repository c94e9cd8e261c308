import type { Resource } from '#servers/kit/resource.ts';
import type { Tool } from '#servers/kit/tool.ts';
import { backupCreate } from './backup-create.ts';
import { backupRestore } from './backup-restore.ts';
import { complianceReport } from './compliance-report.ts';
import { storageContext } from './context.ts';
import { lifecyclePolicy } from './lifecycle-policy.ts';
import type { OpenStore } from './open-store.ts';
import { storageAnalyze } from './storage-analyze.ts';
import { storageDelete } from './storage-delete.ts';
import { storageDownload } from './storage-download.ts';
import { storageList } from './storage-list.ts';
import { storageReplicate } from './storage-replicate.ts';
import { storageUpload } from './storage-upload.ts';

/** Everything this server offers. */
export function createTools(
  open: OpenStore,
  now: () => number = () => Date.now(),
): { tools: Tool[]; resources: Resource[] } {
  const { tool, resource } = storageContext(open);
  return {
    tools: [
      storageUpload(open),
      storageDownload(open),
      storageList(open),
      storageDelete(open),
      backupCreate(open),
      backupRestore(open),
      storageReplicate(open),
      storageAnalyze(open, now),
      lifecyclePolicy(open),
      complianceReport(open, now),
      { ...tool, aliases: ['storage_health_check'] },
    ],
    resources: [resource],
  };
}
