// Whatever goes wrong on a page, as a page: refused, missing, changed by somebody else, away, or a bug that says nothing.
import { AnslutningError, type AnslutningErrorKind } from '../anslutning/anslutning-error.ts';
import { html } from '../platform/html.ts';
import { OidcError } from '../platform/oidc.ts';
import { DatabaseError } from '../platform/sql/database-error.ts';
import { AvvikelseError, type AvvikelseErrorKind } from '../portal/avvikelser/avvikelse-error.ts';
import { KeyError } from '../querylog/keys/key-error.ts';
import { DriftinformationError } from '../servicelevel/driftinformation/driftinformation-error.ts';
import { LoginNeeded, PageError, type PageReply } from './page.ts';
import { DRIFTINFORMATION_STATUS } from './problem.ts';

/** Statuses of what the register refuses. */
export const ANSLUTNING_STATUS: Readonly<Record<AnslutningErrorKind, number>> = {
  ogiltig: 422,
  okand: 404,
  'finns-redan': 409,
  'annan-version': 409,
  'otillaten-overgang': 409,
  'krav-saknas': 422,
};

/** Statuses of what avvikelser refuse. */
export const AVVIKELSE_STATUS: Readonly<Record<AvvikelseErrorKind, number>> = {
  ogiltig: 422,
  okand: 404,
  'annan-version': 409,
  'otillaten-overgang': 409,
  'for-manga': 429,
};

/** `bug` where nobody expected it. */
export function pageFault(error: unknown): { readonly reply: PageReply; readonly bug: boolean } {
  if (error instanceof LoginNeeded) return known({ next: `/logga-in?retur=${encodeURIComponent(error.retur)}` });
  if (error instanceof PageError) return known(page(error.status, error.title, error.message));
  if (error instanceof AnslutningError)
    return known(page(ANSLUTNING_STATUS[error.kind], 'Det gick inte', error.message));
  if (error instanceof DriftinformationError)
    return known(page(DRIFTINFORMATION_STATUS[error.kind], 'Det gick inte', error.message));
  if (error instanceof AvvikelseError) return known(page(AVVIKELSE_STATUS[error.kind], 'Det gick inte', error.message));
  if (error instanceof DatabaseError) return known(page(503, 'Tjänsten är inte tillgänglig', AWAY));
  if (error instanceof KeyError) return known(page(503, 'Tjänsten är inte tillgänglig', KEYS_AWAY));
  if (error instanceof OidcError) return known(page(503, 'Inloggningen är inte tillgänglig', LOGIN_AWAY));
  const { type } = (error ?? {}) as { type?: string };
  if (type === 'entity.too.large') return known(page(413, 'Formuläret är för stort', 'Korta ned texterna.'));
  if (type === 'request.aborted') return known(page(400, 'Formuläret kom inte fram', 'Försök igen.'));
  return { reply: page(500, 'Något gick fel', BUG), bug: true };
}

const AWAY = 'Våra register går inte att nå just nu. Försök igen om en stund.';
const KEYS_AWAY = 'Loggens nycklar går inte att nå just nu. Försök igen om en stund.';
const LOGIN_AWAY = 'Inloggningstjänsten svarar inte just nu. Försök igen om en stund.';
const BUG = 'Felet är vårt. Försök igen, och säg till om det upprepas.';

function known(reply: PageReply): { readonly reply: PageReply; readonly bug: boolean } {
  return { reply, bug: false };
}

function page(status: number, title: string, text: string): PageReply {
  return { status, title, main: html`<p>${text}</p><p><a class="anchor" href="/">Till startsidan</a></p>` };
}
