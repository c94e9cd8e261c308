import type { CallKind, Principal, Via } from '#contract/call.ts';
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
  kind: CallKind;
  /** For a resource its name is the URI. */
  tool: ToolRef;
  fingerprint: Fingerprint;
  verbs: Verbs;
  /** The server is bundled, or the user trusts it. */
  trusted: boolean;
  /** undefined at the admitted stage, which has none yet. */
  args: Json | undefined;
  run: string;
  conversation?: string;
  /** Whoever asks has read what an untrusted server said. */
  afterUntrusted?: boolean;
}

/** A rule or grant made ready to be asked many times. */
export interface Candidate {
  /** How a record names it. */
  rule: string;
  effect: Rule['effect'];
  rank: number;
  createdAt: number;
  /** Whether it is about this tool; `server` in canonical form. */
  isAbout(server: string, tool: string): boolean;
  /** All the rest. */
  matches(facts: Facts, now: number): boolean;
}

/** What there is about a tool, the strongest first. Found once per ToolRef object, so pass the catalog's own. */
type ForTool = (tool: ToolRef) => readonly Candidate[];

/** Rules made ready for `decide`. */
export interface CompiledRules {
  denies: ForTool;
  others: ForTool;
}

/** Grants made ready for `decide`. */
export type CompiledGrants = ForTool;

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
  const compiled = rules.map(compileRule);
  return {
    denies: forTool(compiled.filter(({ effect }) => effect === 'deny')),
    others: forTool(compiled.filter(({ effect }) => effect !== 'deny')),
  };
}

/** Prepares grants for `decide`, in any order; do it once per change, not per call. */
export function compileGrants(grants: readonly Grant[]): CompiledGrants {
  return forTool(grants.map(compileGrant));
}

function forTool(candidates: readonly Candidate[]): ForTool {
  const sorted = candidates.toSorted(byPrecedence);
  const known = new WeakMap<ToolRef, readonly Candidate[]>();
  return (tool) => {
    const before = known.get(tool);
    if (before !== undefined) return before;
    const server = canonicalServer(tool.server);
    const found = sorted.filter((candidate) => candidate.isAbout(server, tool.name));
    known.set(tool, found);
    return found;
  };
}

/** Whether a server, by its canonical name, is one that a rule with this pattern speaks of. */
export function compileServer(pattern: string): (server: string) => boolean {
  // Only literals: `_` inside brackets would become a range.
  const plain = pattern.replace(/\[[^\]]*\]|_/g, (part) => (part === '_' ? '-' : part));
  return compileGlob(plain.toLowerCase(), 'name');
}

function compileRule(rule: Rule): Candidate {
  const { id, effect, who, where, via, workspace, from = -Infinity, to = Infinity, createdAt } = rule;
  const server = compileServer(rule.server);
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
    isAbout: (serverName, toolName) => server(serverName) && tool(toolName),
    matches: (facts, now) =>
      (who === '*' || who === facts.principal.id || facts.principal.roles.includes(who)) &&
      (via === undefined || via === facts.via) &&
      (workspace === undefined || workspace === facts.workspace) &&
      from <= now &&
      now < to &&
      (where.length === 0 || (facts.args !== undefined && fulfilled(facts.args))),
  };
}

function compileGrant(grant: Grant): Candidate {
  const { principal, kind = 'tool', tool, fingerprint, where, expiresAt = Infinity, createdAt } = grant;
  const server = canonicalServer(tool.server);
  const fulfilled = compileWhere(where, true);
  return {
    rule: `grant:${grant.id}`,
    effect: 'allow',
    createdAt,
    rank: EXACT_SERVER + EXACT_TOOL + (where.length > 0 ? HAS_WHERE : 0),
    isAbout: (serverName, toolName) => server === serverName && tool.name === toolName,
    matches: (facts, now) =>
      principal === facts.principal.id &&
      kind === facts.kind &&
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
