// What node:crypto does not tell of a certificate: which extensions it has, and how long a chain may hang below it.
import type { X509Certificate } from 'node:crypto';

/** Extensions that {@link extensionsOf} and certificate.ts heed, or that only inform (RFC 5280 4.2). */
const UNDERSTOOD = new Set([
  '551d0e', // subjectKeyIdentifier
  '551d0f', // keyUsage
  '551d11', // subjectAltName
  '551d13', // basicConstraints
  '551d1f', // cRLDistributionPoints
  '551d20', // certificatePolicies
  '551d23', // authorityKeyIdentifier
  '551d25', // extKeyUsage
]);

const BASIC_CONSTRAINTS = '551d13';
const KEY_USAGE = '551d0f';

export interface Extensions {
  /** How many certificates of CAs may stand between a CA and the last one; undefined: any number. */
  readonly pathLength: number | undefined;
  /** Whether its key may sign, as a client does in a handshake; a certificate that does not say may. */
  readonly digitalSignature: boolean;
  /** Whether it has a critical extension that we do not heed, e.g. nameConstraints: then it must be refused (RFC 5280 4.2). */
  readonly unheeded: boolean;
}

/** @param certificate one that node:crypto has parsed, so that its DER is well-formed */
export function extensionsOf(certificate: X509Certificate): Extensions {
  const all = listed(certificate.raw);
  const basic = all.find(({ oid }) => oid === BASIC_CONSTRAINTS);
  const usage = all.find(({ oid }) => oid === KEY_USAGE);
  const length = basic && elements(only(basic.value).content).find(({ tag }) => tag === INTEGER);
  return {
    pathLength: length && Number.parseInt(length.content.toString('hex'), 16),
    // A BIT STRING: unused bits, then the bits; the first is digitalSignature.
    digitalSignature: usage === undefined || ((only(usage.value).content[1] ?? 0) & 0x80) !== 0,
    unheeded: all.some(({ oid, critical }) => critical && !UNDERSTOOD.has(oid)),
  };
}

interface Extension {
  /** DER of the object identifier, hex. */
  readonly oid: string;
  readonly critical: boolean;
  readonly value: Buffer;
}

const [BOOLEAN, INTEGER, OCTET_STRING, EXTENSIONS] = [0x01, 0x02, 0x04, 0xa3];

function listed(certificate: Buffer): Extension[] {
  const [body] = elements(only(certificate).content);
  const field = elements(body?.content ?? NOTHING).find(({ tag }) => tag === EXTENSIONS);
  if (!field) return [];
  return elements(only(field.content).content).map(({ content }) => {
    const parts = elements(content);
    return {
      oid: (parts[0]?.content ?? NOTHING).toString('hex'),
      critical: parts.some((part) => part.tag === BOOLEAN && part.content[0] !== 0),
      value: parts.find(({ tag }) => tag === OCTET_STRING)?.content ?? NOTHING,
    };
  });
}

interface Element {
  readonly tag: number;
  readonly content: Buffer;
}

const NOTHING = Buffer.alloc(0);

function only(der: Buffer): Element {
  return elements(der)[0] ?? { tag: 0, content: NOTHING };
}

/** The DER values that follow upon each other in `der`. */
function elements(der: Buffer): Element[] {
  const found: Element[] = [];
  for (let at = 0; at + 1 < der.length; ) {
    const first = der[at + 1] ?? 0;
    const lengthBytes = first < 0x80 ? 0 : first & 0x7f;
    const length = lengthBytes === 0 ? first : der.readUIntBE(at + 2, lengthBytes);
    const start = at + 2 + lengthBytes;
    found.push({ tag: der[at] ?? 0, content: der.subarray(start, start + length) });
    at = start + length;
  }
  return found;
}
