import { createPublicKey, verify } from 'node:crypto';
import { z } from 'zod';
import { ToolFailure } from '#servers/kit/failure.ts';
import { compare } from './integrity-check.ts';
import type { Check, Checking } from './integrity-check.ts';
import type { Package } from '#servers/projects/project.ts';
import { below, fetchJson, npmPath } from './registry.ts';

const Keys = z.looseObject({
  keys: z.array(
    z.looseObject({ keyid: z.string(), key: z.string(), expires: z.string().nullable().optional() }),
  ),
});
const Version = z.looseObject({
  dist: z.looseObject({
    integrity: z.string().optional(),
    signatures: z.array(z.looseObject({ keyid: z.string(), sig: z.string() })).default([]),
  }),
});

/**
 * The registry's signature over name, version and digest, with the digest of the lock file
 * (https://docs.npmjs.com/about-registry-signatures). The keys come from the same registry.
 */
export async function signatureCheck(found: Package, { context, ask }: Checking): Promise<Check | undefined> {
  const sha512 = found.checksums.find(({ algorithm }) => algorithm === 'sha512');
  if (sha512 === undefined || found.source?.startsWith('file:') === true) return undefined;
  const { host } = new URL(context.settings.need('NPM_REGISTRY_URL'));
  const { keys } = await shaped(Keys, () =>
    ask(`${host} keys`, async () => {
      const keysAt = await fetchJson(below(context, 'NPM_REGISTRY_URL', '-/npm/v1/keys'), context);
      // Once is enough to know that this registry has none.
      if (keysAt === undefined) throw new ToolFailure('D', 'The registry has no keys for signatures.');
      return keysAt;
    }),
  );
  const at = below(
    context,
    'NPM_REGISTRY_URL',
    `${npmPath(found.name)}/${encodeURIComponent(found.version)}`,
  );
  const { dist } = await shaped(Version, () => ask(host, () => fetchJson(at, context)));
  const integrity = `sha512-${Buffer.from(sha512.hex, 'hex').toString('base64')}`;
  const signed = Buffer.from(`${found.name}@${found.version}:${integrity}`);
  const usable = dist.signatures.flatMap(({ keyid, sig }) => {
    const key = keys.find((one) => one.keyid === keyid);
    return key === undefined ? [] : [{ key: key.key, sig }];
  });
  if (usable.length === 0) {
    throw new ToolFailure(
      'D',
      `The registry has no signature for ${found.name}@${found.version} with one of its keys.`,
    );
  }
  const valid = usable.some(({ key, sig }) => isValid(key, signed, sig));
  return compare(
    'signature',
    valid,
    'The registry has signed the digest of the lock file.',
    'The signature of the registry does not fit the digest of the lock file.',
  );
}

function isValid(key: string, signed: Buffer, signature: string): boolean {
  const pem = `-----BEGIN PUBLIC KEY-----\n${key}\n-----END PUBLIC KEY-----`;
  try {
    return verify('sha256', signed, createPublicKey(pem), Buffer.from(signature, 'base64'));
  } catch {
    return false;
  }
}

async function shaped<S extends z.ZodType>(shape: S, ask: () => Promise<unknown>): Promise<z.output<S>> {
  const read = shape.safeParse(await ask());
  if (read.success) return read.data;
  throw new ToolFailure('E', 'The registry answered in another shape than npm registries do.');
}
