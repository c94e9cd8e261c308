import { generateKeyPairSync, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

const SEQUENCE = 0x30;
const SET = 0x31;
const INTEGER = 0x02;
const BIT_STRING = 0x03;
const OID = 0x06;
const UTF8 = 0x0c;
const UTC_TIME = 0x17;

function der(tag: number, ...parts: Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  const size = body.length;
  const length = size < 0x80 ? [size] : size < 0x100 ? [0x81, size] : [0x82, size >> 8, size & 0xff];
  return Buffer.concat([Buffer.from([tag, ...length]), body]);
}

const oid = (hex: string): Buffer => der(OID, Buffer.from(hex, 'hex'));
const bits = (bytes: Buffer): Buffer => der(BIT_STRING, Buffer.from([0]), bytes);
const time = (at: Date): Buffer =>
  der(UTC_TIME, Buffer.from(`${at.toISOString().replaceAll(/[-:T]/g, '').slice(2, 14)}Z`));

const ECDSA_SHA256 = der(SEQUENCE, oid('2a8648ce3d040302'));
const COMMON_NAME = oid('550403');

/** A certificate that signs itself, for the years around now, made on the spot (X.509 version 1, PEM). */
export function selfSigned(name: string): { key: string; cert: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const who = der(SEQUENCE, der(SET, der(SEQUENCE, COMMON_NAME, der(UTF8, Buffer.from(name)))));
  const year = new Date().getUTCFullYear();
  const valid = der(SEQUENCE, time(new Date(Date.UTC(year - 1))), time(new Date(Date.UTC(year + 1, 11))));
  const spki = publicKey.export({ type: 'spki', format: 'der' });
  const body = der(SEQUENCE, der(INTEGER, Buffer.from([1])), ECDSA_SHA256, who, valid, who, spki);
  const whole = der(SEQUENCE, body, ECDSA_SHA256, bits(sign('sha256', body, privateKey)));
  return {
    key: pemOf(privateKey),
    cert: `-----BEGIN CERTIFICATE-----\n${wrapped(whole)}\n-----END CERTIFICATE-----\n`,
  };
}

const pemOf = (key: KeyObject): string => key.export({ type: 'pkcs8', format: 'pem' }).toString();
const wrapped = (bytes: Buffer): string => (bytes.toString('base64').match(/.{1,64}/g) ?? []).join('\n');
