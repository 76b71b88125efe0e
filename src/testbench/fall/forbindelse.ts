// Whether a connection is kept open between requests: seen on a connection of its own, by what nobody is asked about.
import { setTimeout as sleep } from 'node:timers/promises';
import { BastjanstFault } from '../../composite/fault.ts';
import { godkand, underkand, varning } from '../domslut.ts';
import type { Provsituation } from '../fall.ts';
import { felord } from '../felord.ts';
import type { Domslut } from '../prov.ts';
import { begar } from './begaran.ts';
import { createEnForbindelse } from './en-forbindelse.ts';

export const OMGANGAR = 3;

const VANTAT = 'en förbindelse';
const TOM = { method: 'POST', headers: { 'content-type': 'text/plain', 'content-length': '0' } } as const;

/** Milliseconds in which a server that closes what it should keep open does so, before the next request goes. */
const STANGS_INOM_MS = 20;

/** On a connection of its own, without anything personal: what is asked does not matter. */
export async function hallsOppen(situation: Pick<Provsituation, 'miljo' | 'signal'>): Promise<Domslut> {
  const { miljo, signal } = situation;
  const forbindelse = createEnForbindelse(miljo.mal);
  const http = miljo.http.genom(forbindelse);
  try {
    for (let n = 0; n < OMGANGAR; n++) {
      const svar = await begar(situation, http, TOM);
      if (svar instanceof BastjanstFault) return utanSvar(svar, n);
      await sleep(STANGS_INOM_MS, undefined, { signal });
    }
    const antal = new Set(forbindelse.portar).size;
    return antal === 1
      ? godkand(`${OMGANGAR} begäranden gick på samma förbindelse.`)
      : varning('Förbindelsen hölls inte öppen.', { vantat: VANTAT, fick: `${antal} förbindelser` });
  } finally {
    await http.close();
  }
}

/** A connection that breaks after it has been used was closed while the next request was on its way. */
function utanSvar(fel: BastjanstFault, besvarade: number): Domslut {
  return besvarade > 0 && fel.cause === 'connection-broken'
    ? varning('Förbindelsen hölls inte öppen.', { vantat: VANTAT, fick: 'en förbindelse som bröts' })
    : underkand('En begäran fick inget helt svar.', { vantat: 'ett HTTP-svar', fick: felord(fel) });
}
