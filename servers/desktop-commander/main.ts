import { serve } from '#servers/kit/serve.ts';
import { desktopCommander } from './desktop-commander.ts';

serve(desktopCommander);
