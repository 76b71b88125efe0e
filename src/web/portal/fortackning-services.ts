// What the pages of the förteckning share: whose it is, who may propose and review, and how a refusal is shown.

import { AnslutningError } from '../../anslutning/anslutning-error.ts';
import type { Begaran } from '../../platform/spar.ts';
import type { Mal } from '../../portal/fortackning/fortackning.ts';
import { FortackningError, type FortackningErrorKind } from '../../portal/fortackning/fortackning-error.ts';
import type { FormError } from '../form.ts';
import { aktorNamn, hasRole, type Person } from '../inloggning/person.ts';
import { type OwnInput, PageError, type PageReply } from '../page.ts';
import type { Fortackningsunderlag } from './innehall.ts';
import type { PortalServices } from './services.ts';

export const UPPGIFTER = '/uppgifter';

export type FortackningServices = Pick<PortalServices, 'innehall' | 'fortackning' | 'uppgiftslamnare'>;

export const FORSLAGSSTALLARE = ['uppgiftslamnare', 'drift'] as const;
export const GRANSKARE = ['drift', 'forvaltare'] as const;

/** The one in the path. @throws {PageError} status 404 */
export function underlagOf(
  { innehall }: Pick<PortalServices, 'innehall'>,
  id: string | undefined,
): Fortackningsunderlag {
  const found = innehall.fortackningar.find(({ uppgiftslamnare }) => uppgiftslamnare === id);
  if (found) return found;
  throw new PageError(404, 'Förteckningen finns inte', 'Kontrollera adressen, eller välj bland uppgiftslämnarna.');
}

/** Operators write for those who have nobody of their own here. */
export function mayForesla(person: Person | undefined, id: string): boolean {
  if (hasRole(person, 'drift')) return true;
  return person?.roller.some((one) => one.roll === 'uppgiftslamnare' && one.uppgiftslamnare === id) ?? false;
}

/** Whose förteckning the person may change. @throws {PageError} status 403 or 404 */
export function egetUnderlag(
  services: Pick<PortalServices, 'innehall'>,
  { person, params }: OwnInput,
): Fortackningsunderlag {
  const underlag = underlagOf(services, params.id);
  if (mayForesla(person, underlag.uppgiftslamnare)) return underlag;
  throw new PageError(403, 'Du kan inte ändra den', 'Förteckningen hör till en annan uppgiftslämnare.');
}

/** Who does it, by the login, and why. */
export function begaranOf(person: Person, skal: string): Begaran {
  return { aktor: { namn: aktorNamn(person) }, skal };
}

/** The proposal as the page has shown it. */
export function malOf({ person, params, form }: OwnInput, skal: string): Mal {
  return { ...begaranOf(person, skal), uppgiftslamnare: params.id ?? '', version: Number(form.get('version')) };
}

const STATUS: Readonly<Record<FortackningErrorKind, number>> = {
  ogiltig: 422,
  okand: 404,
  'annan-version': 409,
  'otillaten-overgang': 409,
  'egen-granskning': 409,
};

/** The page again, with what was refused, or what `work` gave. */
export async function orRefused(
  work: () => Promise<PageReply>,
  again: (error: FormError) => PageReply | Promise<PageReply>,
): Promise<PageReply> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof FortackningError) {
      const { kind, falt, message } = error;
      return { ...(await again({ text: message, ...(falt && { field: falt }) })), status: STATUS[kind] };
    }
    if (error instanceof AnslutningError)
      return { ...(await again({ field: 'skal', text: error.message })), status: 422 };
    throw error;
  }
}
