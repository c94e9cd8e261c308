import type { JsonObject } from '#contract/json.ts';
import type { TestClient } from '#servers/kit/testing.ts';
import type { Backend } from './backends.ts';
import type { createFolder } from './server.ts';

/** What the scenarios play on: a store with one container, and the server in front of it. */
export interface Stand {
  provider: string;
  bucket: string;
  at: { provider: string; container: string };
  backend: Backend;
  server: TestClient;
  workspace: ReturnType<typeof createFolder>;
  /** The answer of a call that has to succeed. */
  data(tool: string, args?: JsonObject): Promise<JsonObject>;
  error(tool: string, args: JsonObject): Promise<JsonObject | undefined>;
  /** Half files in the workspace. */
  temporary(): string[];
}
