import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { argv, env } from 'node:process';
import { Halt, script } from '../halt.mjs';
import { repository } from '../paths.mjs';
import { say } from '../say.mjs';

// node scripts/package/sign-feed.mjs [folder]: signs every latest*.yml there (release when none is named), so
// that a copy of Patchbay can prove that its updates come from whoever made it. docs/updates.md says how.
// --new-key prints a pair of keys instead; the private one is shown once and written nowhere.

const KEY = 'PATCHBAY_UPDATE_PRIVATE_KEY';
const source = join(repository, 'main', 'electron', 'updates-source.ts');

/** @param {import('node:crypto').KeyObject} key */
const spki = (key) => key.export({ type: 'spki', format: 'der' }).toString('base64');

await script(async () => {
  if (argv.includes('--new-key')) return newKey();
  const written = env[KEY];
  if (written === undefined || written === '') {
    say(`  Feed not signed: ${KEY} is not set. Without a signature no copy of Patchbay accepts the feed.`);
    return 0;
  }
  const folder = argv[2] ?? join(repository, 'release');
  const lists = existsSync(folder) ? readdirSync(folder).filter((name) => /^latest.*\.yml$/.test(name)) : [];
  if (lists.length === 0) throw new Halt(`There is no latest*.yml in ${folder}: build the packages first.`);
  const key = privateKey(written);
  const publicKey = createPublicKey(key);
  const built = /publicKey: '([^']*)'/.exec(readFileSync(source, 'utf8'))?.[1] ?? '';
  if (built !== spki(publicKey)) {
    throw new Halt(
      'This key does not belong to the public key in main/electron/updates-source.ts, so no copy built from here would accept the feed.',
    );
  }
  for (const name of lists) {
    const bytes = readFileSync(join(folder, name));
    const signature = sign(null, bytes, key);
    if (!verify(null, bytes, publicKey, signature)) throw new Halt(`The signature of ${name} does not hold.`);
    writeFileSync(join(folder, `${name}.sig`), `${signature.toString('base64')}\n`);
    say(`  Signed: ${name}.sig`);
  }
  return 0;
});

/** @param {string} written PKCS 8, DER as base64 */
function privateKey(written) {
  try {
    const key = createPrivateKey({ key: Buffer.from(written, 'base64'), format: 'der', type: 'pkcs8' });
    if (key.asymmetricKeyType === 'ed25519') return key;
  } catch {
    // Said below, without a word of what it holds.
  }
  throw new Halt(`${KEY} is not an Ed25519 private key (PKCS 8, DER, base64).`);
}

function newKey() {
  const pair = generateKeyPairSync('ed25519');
  const secret = pair.privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64');
  say('  Public key, for main/electron/updates-source.ts:');
  say(`    ${spki(pair.publicKey)}`);
  say(`  Private key, for ${KEY}. It is shown this once: keep it where secrets are kept.`);
  say(`    ${secret}`);
  return 0;
}
