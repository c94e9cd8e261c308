import { serve } from '#servers/kit/serve.ts';
import { slackNotifier } from './slack-notifier.ts';

serve(slackNotifier);
