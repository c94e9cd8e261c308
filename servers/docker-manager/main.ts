import { serve } from '#servers/kit/serve.ts';
import { dockerManager } from './docker-manager.ts';

serve(dockerManager);
