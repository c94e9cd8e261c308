import { serve } from '#servers/kit/serve.ts';
import { kubernetesOperator } from './kubernetes-operator.ts';

serve(kubernetesOperator);
