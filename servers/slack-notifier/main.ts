import { serve } from '#servers/kit/serve.ts';
import { createSettings } from '#servers/kit/settings.ts';
import { slackNotifier, notifierDesks } from './slack-notifier.ts';

serve(slackNotifier);
// What waited when the last process ended goes out now, and not only when somebody calls.
notifierDesks.of({ settings: createSettings(slackNotifier.settings ?? [], process.env) });
