// node test/conformance/client.ts URL: what one scenario of the MCP conformance suite asks of a client. The suite
// starts all of them at once: here each waits for its turn before it loads anything, or the machine would be too busy
// for the times that scenarios measure.
import { once } from 'node:events';
import { connect } from 'node:net';

/** Of the scenario itself, without the waiting. */
const LIMIT_MS = 60_000;

const port = Number(process.env['PATCHBAY_CONFORMANCE_TURNS']);
const turn = port > 0 ? connect(port, '127.0.0.1') : undefined;
if (turn !== undefined) await once(turn, 'data');
setTimeout(() => {
  console.error('took too long');
  process.exit(1);
}, LIMIT_MS).unref();

try {
  const { playWithEngine } = await import('./engine-client.ts');
  const context: unknown = JSON.parse(process.env['MCP_CONFORMANCE_CONTEXT'] ?? '{}');
  await playWithEngine(process.env['MCP_CONFORMANCE_SCENARIO'] ?? '', process.argv.at(-1) ?? '', context);
} catch (error) {
  console.error(error);
  process.exitCode = 1;
} finally {
  turn?.destroy();
}
