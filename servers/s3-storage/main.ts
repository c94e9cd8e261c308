import { serve } from '#servers/kit/serve.ts';
import { s3Storage } from './s3-storage.ts';

serve(s3Storage);
