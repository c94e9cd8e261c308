import type { Principal, Via } from '#contract/call.ts';
import { canonicalServer } from '#contract/ids.ts';
import type { Json } from '#contract/json.ts';
import type { Grant, Rule } from '#contract/policy.ts';
import type { Fingerprint, ToolRef } from '#contract/tool.ts';
import type { Verbs } from '#contract/verbs.ts';
import { isAlwaysSafe } from './always.ts';
import { compileGlob, isGlob } from './glob.ts';
import { compileWhere } from './where.ts';

/** What a decision is made from. */
export interface Facts {
  principal: Principal;
  via: Via;
  workspace: string;
  tool: ToolRef;
  fingerprint: Fingerprint;
  verbs: Verbs;
  /** The server is bundled, or the user trusts it. */
  trusted: boolean;
  /** undefined at the admitted stage, which has none yet. */
  args: Json | undefined;
  run: string;
  conversation?: string;
}

/** A rule or grant made ready to be asked many times. */
export interface Candidate {
  /** How a record names it. */
  rule: string;
  effect: Rule['effect'];
  rank: number;
  createdAt: number;
  /** `server` is the canonical form of `facts.tool.server`; the arguments are there when `where` asks for them. */
  matches(facts: Facts, server: string, now: number): boolean;
}

/** Rules made ready for `decide`; each list has the strongest first. */
export interface CompiledRules {
  denies: readonly Candidate[];
  others: readonly Candidate[];
}

/** Grants made ready for `decide`: canonical server, then tool name, then the strongest first. */
export type CompiledGrants = ReadonlyMap<string, ReadonlyMap<string, readonly Candidate[]>>;

const EXACT_SERVER = 4;
const EXACT_TOOL = 2;
const HAS_WHERE = 1;
const STRICTNESS = { allow: 0, ask: 1, deny: 2 } as const;

/** GLOSSARY Rule: exact server over glob, exact tool over glob, with `where` over without, the newer; at a tie the stricter. */
export function byPrecedence(a: Candidate, b: Candidate): number {
  return (
    b.rank - a.rank ||
    b.createdAt - a.createdAt ||
    STRICTNESS[b.effect] - STRICTNESS[a.effect] ||
    (a.rule < b.rule ? -1 : 1)
  );
}

/** Prepares rules for `decide`, in any order; do it once per change, not per call. */
export function compileRules(rules: readonly Rule[]): CompiledRules {
  const compiled = rules.map(compileRule).toSorted(byPrecedence);
  return {
    denies: compiled.filter(({ effect }) => effect === 'deny'),
    others: compiled.filter(({ effect }) => effect !== 'deny'),
  };
}

function compileRule(rule: Rule): Candidate {
  const { id, effect, who, where, via, workspace, from = -Infinity, to = Infinity, createdAt } = rule;
  // Only literals: `_` inside brackets would become a range.
  const serverPattern = rule.server.replace(/\[[^\]]*\]|_/g, (part) => (part === '_' ? '-' : part));
  const server = compileGlob(serverPattern.toLowerCase(), 'name');
  const tool = compileGlob(rule.tool, 'name');
  const fulfilled = compileWhere(where, effect === 'allow');
  return {
    rule: id,
    effect,
    createdAt,
    rank:
      (isGlob(rule.server) ? 0 : EXACT_SERVER) +
      (isGlob(rule.tool) ? 0 : EXACT_TOOL) +
      (where.length > 0 ? HAS_WHERE : 0),
    matches: (facts, serverName, now) =>
      server(serverName) &&
      tool(facts.tool.name) &&
      (who === '*' || who === facts.principal.id || facts.principal.roles.includes(who)) &&
      (via === undefined || via === facts.via) &&
      (workspace === undefined || workspace === facts.workspace) &&
      from <= now &&
      now < to &&
      (where.length === 0 || (facts.args !== undefined && fulfilled(facts.args))),
  };
}

/** Prepares grants for `decide`, in any order; do it once per change, not per call. */
export function compileGrants(grants: readonly Grant[]): CompiledGrants {
  const servers = new Map<string, Map<string, Candidate[]>>();
  for (const grant of grants) {
    const server = canonicalServer(grant.tool.server);
    const tools = servers.get(server) ?? new Map<string, Candidate[]>();
    servers.set(server, tools);
    const candidates = [...(tools.get(grant.tool.name) ?? []), compileGrant(grant)];
    tools.set(grant.tool.name, candidates.toSorted(byPrecedence));
  }
  return servers;
}

function compileGrant(grant: Grant): Candidate {
  const { principal, fingerprint, where, expiresAt = Infinity, createdAt } = grant;
  const fulfilled = compileWhere(where, true);
  return {
    rule: `grant:${grant.id}`,
    effect: 'allow',
    createdAt,
    rank: EXACT_SERVER + EXACT_TOOL + (where.length > 0 ? HAS_WHERE : 0),
    matches: (facts, _server, now) =>
      principal === facts.principal.id &&
      fingerprint === facts.fingerprint &&
      now < expiresAt &&
      inScope(grant, facts) &&
      facts.args !== undefined &&
      fulfilled(facts.args),
  };
}

function inScope({ scope, scopeId, where }: Grant, facts: Facts): boolean {
  // Verbs may have got worse since an "always" was given.
  if (scope === 'always') return where.length > 0 || isAlwaysSafe(facts.verbs);
  if (scope === 'run') return scopeId === facts.run;
  if (scope === 'workspace') return scopeId === facts.workspace;
  return scope === 'conversation' && scopeId === facts.conversation;
}
