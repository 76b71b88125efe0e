// Who has logged in, and as what: the roles that people have here.

export const ROLLER = ['drift', 'loggranskare', 'namnd', 'handlaggare', 'uppgiftslamnare', 'forvaltare'] as const;

export type RollNamn = (typeof ROLLER)[number];

/**
 * One role. `namnd` is an organisationsnummer of 12 digits: `namnd` administers its anslutning and sees its log, `loggranskare`
 * sees its log alone, `handlaggare` asks under its id of the åtagande; `uppgiftslamnare` is the id in the register.
 */
export type Roll =
  | { readonly roll: 'drift' | 'forvaltare' }
  | { readonly roll: 'namnd' | 'loggranskare'; readonly namnd: string }
  | { readonly roll: 'handlaggare'; readonly namnd: string; readonly handlaggare: string }
  | { readonly roll: 'uppgiftslamnare'; readonly uppgiftslamnare: string };

/** `subject` is stable at the login's provider, and no personnummer. */
export interface Person {
  readonly subject: string;
  readonly namn: string;
  readonly roller: readonly Roll[];
}

export const ROLLTEXT: Readonly<Record<RollNamn, string>> = {
  drift: 'Driftpersonal',
  loggranskare: 'Loggranskare',
  namnd: 'Nämndens administratör',
  handlaggare: 'Handläggare',
  uppgiftslamnare: 'Uppgiftslämnarens kontaktperson',
  forvaltare: 'Förvaltare',
};

/** As logs and the audit trail name somebody: two of the same name are told apart. */
export function aktorNamn({ namn, subject }: Person): string {
  return `${namn} (${subject})`;
}

export function hasRole(person: Person | undefined, ...names: readonly RollNamn[]): boolean {
  return person?.roller.some(({ roll }) => names.includes(roll)) ?? false;
}

/** The nämnder whose anslutning they administer. */
export function ownNamnder({ roller }: Person): string[] {
  return roller.flatMap((one) => (one.roll === 'namnd' ? [one.namnd] : []));
}
