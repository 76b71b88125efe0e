// Whether a text names a person of the run, in whatever dress the number has: one detector for bodies, headers and error texts.

/** What programs put between date and number: as platform/identity.ts has it, and as URLs, XML and HTML write it. */
const EMELLAN = String.raw`(?:[\s.\p{Pd}−+]|%2[bd]|%20|&#(?:4[35]|x2[bd]);|&nbsp;){0,3}`;

/**
 * @param identiteter 10 or 12 digits, valid or not; what is no number is looked for as it stands
 * @returns whether one of them stands there, with or without century
 */
export function namner(text: string, identiteter: readonly string[]): boolean {
  const sedd = text.normalize('NFKC').replaceAll(/\p{Cf}/gu, '');
  return identiteter.some((en) => {
    const tio = /\d{10}$/.exec(en)?.[0];
    return tio === undefined
      ? sedd.includes(en)
      : new RegExp(tio.slice(0, 6) + EMELLAN + tio.slice(6), 'iu').test(sedd);
  });
}
