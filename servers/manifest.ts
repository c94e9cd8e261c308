import type { BundledServer } from '#contract/bundled.ts';
import { cloudStorage } from './cloud-storage/manifest.ts';
import { communicationHub } from './communication-hub/manifest.ts';
import { desktopCommander } from './desktop-commander/manifest.ts';
import { dockerManager } from './docker-manager/manifest.ts';
import { infrastructureCommander } from './infrastructure-commander/manifest.ts';
import { kubernetesOperator } from './kubernetes-operator/manifest.ts';
import { prometheusMetrics } from './prometheus-metrics/manifest.ts';
import { s3Storage } from './s3-storage/manifest.ts';
import { sastScanner } from './sast-scanner/manifest.ts';
import { securityScanner } from './security-scanner/manifest.ts';
import { slackNotifier } from './slack-notifier/manifest.ts';
import { supplyChainSecurity } from './supply-chain-security/manifest.ts';

/** The servers that ship with the app. A new one is a folder and a line here. */
export const bundledServers: readonly BundledServer[] = [
  communicationHub,
  slackNotifier,
  desktopCommander,
  dockerManager,
  infrastructureCommander,
  kubernetesOperator,
  prometheusMetrics,
  supplyChainSecurity,
  securityScanner,
  s3Storage,
  sastScanner,
  cloudStorage,
].map(whole);

type Defaulted = 'ownProcess' | 'settings' | 'needs';
type Written = Omit<BundledServer, Defaulted> & Partial<Pick<BundledServer, Defaulted>>;

/** Ours, so a test reads it by its schema and not every start of the app. */
function whole({ ownProcess = false, settings = [], needs = [], ...rest }: Written): BundledServer {
  return { ...rest, ownProcess, settings, needs };
}
