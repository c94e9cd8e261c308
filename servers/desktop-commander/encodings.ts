import { z } from 'zod';
import { ToolFailure } from '#servers/kit/failure.ts';

/** base64 carries bytes that are no text. */
export const Encoding = z.enum(['utf-8', 'utf-16le', 'latin1', 'ascii', 'base64']);
type Encoding = z.infer<typeof Encoding>;

/** Limit of A.1.2 for reading and for writing. */
export const MAX_FILE_BYTES = 10 * 1024 * 1024;

/** Text that gives the same bytes when written back (a byte order mark stays); V when the bytes are not that encoding. */
export function decode(bytes: Buffer, encoding: Encoding): string {
  return codecs[encoding].decode(bytes);
}

/** The bytes of `content`; V when the encoding has no place for one of its characters. */
export function encode(content: string, encoding: Encoding): Buffer {
  return codecs[encoding].encode(content);
}

interface Codec {
  decode(bytes: Buffer): string;
  encode(content: string): Buffer;
}

const codecs: Record<Encoding, Codec> = {
  'utf-8': unicode('utf-8'),
  'utf-16le': unicode('utf-16le'),
  latin1: singleByte('latin1', 0xff),
  ascii: singleByte('ascii', 0x7f),
  base64: {
    decode: (bytes) => bytes.toString('base64'),
    encode(content) {
      const bytes = Buffer.from(content, 'base64');
      // Buffer skips what it does not understand; only the way back tells.
      if (bytes.toString('base64') !== content) throw unfit('content', 'content is not canonical base64.');
      return bytes;
    },
  },
};

function unicode(encoding: 'utf-8' | 'utf-16le'): Codec {
  return {
    decode(bytes) {
      try {
        return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
      } catch {
        throw unfit('encoding', `The file is not valid ${encoding}. Read it as latin1 or base64.`);
      }
    },
    encode(content) {
      if (/\p{Surrogate}/u.test(content)) throw unfit('content', 'content holds half a surrogate pair.');
      return Buffer.from(content, encoding);
    },
  };
}

function singleByte(encoding: 'latin1' | 'ascii', highest: number): Codec {
  return {
    decode(bytes) {
      if (bytes.some((byte) => byte > highest)) {
        throw unfit('encoding', `The file is not plain ${encoding}. Read it as utf-8 or latin1.`);
      }
      return bytes.toString('latin1');
    },
    encode(content) {
      for (let at = 0; at < content.length; at += 1) {
        if (content.charCodeAt(at) > highest) {
          throw unfit('content', `content holds a character (at ${at}) that ${encoding} cannot write.`);
        }
      }
      return Buffer.from(content, 'latin1');
    },
  };
}

function unfit(field: 'content' | 'encoding', message: string): ToolFailure {
  return new ToolFailure('V', message, { field });
}
