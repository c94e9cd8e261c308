import { z } from 'zod';

export const Provider = z.enum(['s3', 'azure', 'gcs']);
export type Provider = z.infer<typeof Provider>;
