import { serve } from '#servers/kit/serve.ts';
import { securityScanner } from './security-scanner.ts';

serve(securityScanner);
