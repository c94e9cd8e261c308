import { serve } from '#servers/kit/serve.ts';
import { sastScanner } from './sast-scanner.ts';

serve(sastScanner);
