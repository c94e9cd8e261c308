import { serve } from '#servers/kit/serve.ts';
import { infrastructureCommander } from './infrastructure-commander.ts';

serve(infrastructureCommander);
