/** Bits per character (Shannon) of what a text is made of. */
export function entropyOf(text: string): number {
  const counts = new Map<string, number>();
  let length = 0;
  for (const character of text) {
    counts.set(character, (counts.get(character) ?? 0) + 1);
    length += 1;
  }
  let bits = 0;
  for (const count of counts.values()) bits -= (count / length) * Math.log2(count / length);
  return bits;
}

export const SUSPICIOUS_BITS = 4.5;
export const VERY_SUSPICIOUS_BITS = 5.5;

const CANDIDATE = /(?<![A-Za-z0-9+/=_-])["'=:\s]([A-Za-z0-9+/_-]{24,200}={0,2})(?![A-Za-z0-9+/=_-])/g;
/** Files of digests, and lines that say that they are digests or data. */
const DIGEST_FILES =
  /(?:^|\/)(?:package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|poetry\.lock|uv\.lock|Pipfile\.lock|Cargo\.lock|go\.sum|composer\.lock|Gemfile\.lock|[^/]*\.(?:svg|map|min\.js|min\.css|ipynb|pem|crt|cer|pub))$/i;
const DIGEST_LINE =
  /integrity|sha(?:1|256|384|512)|checksum|digest|base64,|ssh-(?:rsa|ed25519|dss)|ecdsa-sha2|-----BEGIN|fingerprint|public[_ -]?key|@generated/i;

/** Texts that look random: letters of both cases and digits, and more than 4.5 bits a character. */
export function randomTexts(file: string, text: string): { index: number; value: string; bits: number }[] {
  if (DIGEST_FILES.test(file)) return [];
  return [...text.matchAll(CANDIDATE)].flatMap((match) => {
    const [whole, value = ''] = match;
    const index = match.index + whole.indexOf(value, 1);
    const bits = entropyOf(value);
    if (bits < SUSPICIOUS_BITS || !isMixed(value) || DIGEST_LINE.test(lineAround(text, index))) return [];
    return [{ index, value, bits }];
  });
}

/** Paths and long names in code are made of words: few digits, many small letters in a row. */
function isMixed(value: string): boolean {
  const kinds = /[a-z]/.test(value) && /[A-Z]/.test(value) && /\d/.test(value);
  const wordy = (value.match(/[A-Z]?[a-z]{4,}/g) ?? []).join('').length / value.length;
  const sequence = /abcdef|ABCDEF|012345|zyxwv/i.test(value);
  return kinds && wordy < 0.5 && !sequence;
}

function lineAround(text: string, index: number): string {
  const end = text.indexOf('\n', index);
  const start = Math.max(text.lastIndexOf('\n', index) + 1, index - 500);
  return text.slice(start, end === -1 || end > index + 700 ? index + 700 : end);
}
