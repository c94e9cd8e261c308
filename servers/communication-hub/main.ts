import { serve } from '#servers/kit/serve.ts';
import { communicationHub } from './communication-hub.ts';

serve(communicationHub);
