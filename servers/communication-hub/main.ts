import { serve } from '#servers/kit/serve.ts';
import { createSettings } from '#servers/kit/settings.ts';
import { communicationHub, hubDesks } from './communication-hub.ts';

serve(communicationHub);
// What waited when the last process ended goes out now, and not only when somebody calls.
hubDesks.of({ settings: createSettings(communicationHub.settings ?? [], process.env) });
