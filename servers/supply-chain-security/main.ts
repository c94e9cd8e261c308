import { serve } from '#servers/kit/serve.ts';
import { supplyChainSecurity } from './supply-chain-security.ts';

serve(supplyChainSecurity);
