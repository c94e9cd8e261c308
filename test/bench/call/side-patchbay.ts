// A call through the whole pipeline: the engine as compose builds it, with permission, audit, metrics and events on.
import { foreignServer, removeHome, startEngine, temporaryHome } from '../../integration/engine.ts';
import { ECHO_SERVER, checkText, serveBench } from './side.ts';

await serveBench(async () => {
  const home = temporaryHome();
  const bay = await startEngine({ home, servers: [foreignServer('echo', [ECHO_SERVER], { trusted: true })] });
  // A window listens, as in the app.
  bay.engine.subscribe('app', () => undefined);
  const { pid, state } = await bay.start('echo');
  if (pid === undefined) throw new Error(`the server did not start: ${state.state}`);
  return {
    serverPid: pid,
    async call(size) {
      const outcome = await bay.call('echo', 'echo', { size });
      if (outcome.outcome !== 'ok') throw new Error(`the call ended as ${outcome.outcome}`);
      checkText(outcome.result, size);
    },
    async close() {
      await bay.close();
      removeHome(home);
    },
  };
});
