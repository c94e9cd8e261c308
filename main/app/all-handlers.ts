import type { Handlers } from './dispatch.ts';
import { approvalHandlers } from './handlers/approvals.ts';
import { auditHandlers } from './handlers/audit.ts';
import { backupHandlers } from './handlers/backups.ts';
import { bundledHandlers } from './handlers/bundled.ts';
import { callHandlers } from './handlers/calls.ts';
import { catalogHandlers } from './handlers/catalog.ts';
import { clientHandlers } from './handlers/clients.ts';
import { engineHandlers } from './handlers/engine.ts';
import { metricsHandlers } from './handlers/metrics.ts';
import { permissionHandlers } from './handlers/permissions.ts';
import { runningHandlers } from './handlers/running.ts';
import { secretHandlers } from './handlers/secrets.ts';
import { serverHandlers } from './handlers/servers.ts';
import { stateHandlers } from './handlers/state.ts';
import { talkHandlers } from './handlers/talks.ts';
import { updateHandlers } from './handlers/updates.ts';
import { workspaceHandlers } from './handlers/workspaces.ts';
import type { EngineParts } from './parts.ts';

/** What answers each request of the contract. */
export function allHandlers(parts: EngineParts): Handlers {
  return {
    ...stateHandlers(parts),
    ...workspaceHandlers(parts),
    ...serverHandlers(parts),
    ...bundledHandlers(parts),
    ...runningHandlers(parts),
    ...callHandlers(parts),
    ...backupHandlers(parts),
    ...auditHandlers(parts),
    ...catalogHandlers(parts),
    ...approvalHandlers(parts),
    ...permissionHandlers(parts),
    ...secretHandlers(parts),
    ...clientHandlers(parts),
    ...engineHandlers(parts),
    ...metricsHandlers(parts),
    ...talkHandlers(parts),
    ...updateHandlers(parts),
  };
}
