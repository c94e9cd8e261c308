import { serve } from '#servers/kit/serve.ts';
import { cloudStorage } from './cloud-storage.ts';

serve(cloudStorage);
