import type { BundledServer, Need, Setting } from '#contract/bundled.ts';
import type { NeedCheck } from '#contract/bundled-view.ts';
import { SECRET_REFERENCE } from '#contract/secret.ts';
import type { Server } from '#contract/server.ts';
import { text } from '#contract/text.ts';
import { hostKind } from '#main/guard/egress-addresses.ts';
import { findProgram } from '#main/guard/program.ts';
import type { LoginPath } from '#main/supervisor/environment.ts';
import { settingValue } from './bundled-settings.ts';
import type { Reach } from './reach.ts';

export interface BundledNeedsParts {
  loginPath: LoginPath;
  reach: Reach;
}

/** Looks for what a server that ships with Patchbay works with. */
export interface BundledNeeds {
  /**
   * One answer for each need, in their order. `server` has its settings as they are now. `again`: the PATH is asked for
   * afresh. Never rejects.
   */
  check(
    server: Server,
    about: Pick<BundledServer, 'needs' | 'settings'>,
    again: boolean,
  ): Promise<NeedCheck[]>;
}

export function createBundledNeeds({ loginPath, reach }: BundledNeedsParts): BundledNeeds {
  async function program(name: string, PATH: string): Promise<NeedCheck> {
    const file = await findProgram(name, { PATH });
    return file === undefined
      ? { state: 'missing' }
      : { state: 'there', detail: text('shelf.foundAt', { place: file }) };
  }

  async function service(server: Server, setting: Setting | undefined): Promise<NeedCheck> {
    const address = setting && settingValue(server, setting);
    // A secret in it is resolved for the server alone.
    if (address === undefined || address.search(SECRET_REFERENCE) >= 0) return { state: 'unknown' };
    // Nobody has asked for a connection to the outside yet.
    if (address === setting?.default && !isHere(address)) return { state: 'unknown' };
    const answer = await reach(address, server.id);
    if (answer === 'unknown') return { state: 'unknown' };
    return answer === 'answers'
      ? { state: 'there', detail: text('shelf.answersAt', { place: address }) }
      : { state: 'missing', detail: text('shelf.noAnswerAt', { place: address, problem: answer.problem }) };
  }

  return {
    async check(server, { needs, settings }, again) {
      const path = needs.some(({ kind }) => kind === 'program') ? await loginPath(again) : '';
      const checkOne = async ({ kind, name, setting: env }: Need): Promise<NeedCheck> => {
        if (kind === 'program') return program(name, path);
        const told = settingsFor(kind, settings, env);
        if (kind === 'service') return service(server, told[0]);
        if (told.length === 0) return { state: 'unknown' };
        const filled = told.every((setting) => settingValue(server, setting) !== undefined);
        return { state: filled ? 'there' : 'missing' };
      };
      return Promise.all(needs.map(checkOne));
    },
  };
}

/** Those that say where a need is; unless it names one: the address of a service, what is required for an account. */
function settingsFor(kind: Need['kind'], settings: readonly Setting[], env: string | undefined): Setting[] {
  if (env !== undefined) return settings.filter((one) => one.env === env);
  if (kind === 'account') return settings.filter(({ required }) => required);
  const addresses = settings.filter((one) => one.kind === 'url');
  return addresses.length === 1 ? addresses : [];
}

function isHere(address: string): boolean {
  if (address.startsWith('unix:')) return true;
  return URL.canParse(address) && hostKind(new URL(address).hostname) === 'loopback';
}
