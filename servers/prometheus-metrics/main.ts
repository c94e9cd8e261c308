import { serve } from '#servers/kit/serve.ts';
import { prometheusMetrics } from './prometheus-metrics.ts';

serve(prometheusMetrics);
