// The pack for a nämnd's data protection officer, as data: what the JSON has, and what the page and the print show.
import { type Behandling, behandlingarOf } from './behandlingar.ts';
import type {
  Bastjanstfakta,
  Beslutsfakta,
  Dataskyddsfakta,
  Forbindelse,
  Kvarhallningsfakta,
  Loggfakta,
  Namndfakta,
} from './fakta.ts';
import { EJ_GJORT, type EjGjort, RISKER, type Risk } from './risker.ts';
import { RATTSGRUND, SKICKAS, UPPGIFTER } from './skickas.ts';
import type { Bitradesforteckning } from './underbitraden.ts';

/** One bastjänst: who asks it, what it is told, and what it gives. */
export interface Flode {
  readonly bastjanst: string;
  readonly namn: string;
  readonly rattsgrund: string;
  readonly skickas: readonly string[];
  readonly lamnas: readonly string[];
  /** With who fulfils its duties, where another does. */
  readonly uppgiftslamnare: readonly { readonly namn: string; readonly fullgorsAv?: string }[];
  readonly forbindelser: readonly Forbindelse[];
}

export interface Dataskyddsunderlag {
  /** Of this form. */
  readonly version: 1;
  /** ISO 8601, UTC. */
  readonly framstallt: string;
  readonly prov: boolean;
  readonly namnd: Namndfakta;
  readonly behandlingar: readonly Behandling[];
  readonly floden: readonly Flode[];
  readonly bitraden: Bitradesforteckning;
  readonly logg: Loggfakta;
  readonly gallringsbeslut: Beslutsfakta | null;
  readonly kvarhallningar: readonly Kvarhallningsfakta[];
  readonly gallringsprotokoll: readonly {
    readonly nummer: number;
    readonly avslutat: string;
    readonly gallrade: number;
    readonly manader: readonly string[];
    readonly signaturGiltig: boolean;
    /** Where it is read after a login; a path where the service does not know its own address. */
    readonly adress: string;
  }[];
  readonly risker: readonly Risk[];
  readonly ejGjort: readonly EjGjort[];
}

export function dataskyddsunderlag(fakta: Dataskyddsfakta): Dataskyddsunderlag {
  const { framstalltAt, prov, namnd, bitraden, logg, beslut = null, kvarhallningar, protokoll, webbUrl = '' } = fakta;
  return {
    version: 1,
    framstallt: isoText(framstalltAt),
    ...{ prov, namnd, bitraden, logg },
    behandlingar: behandlingarOf(fakta),
    floden: fakta.bastjanster.map(flodeOf),
    gallringsbeslut: beslut,
    kvarhallningar,
    gallringsprotokoll: protokoll.map(({ avslutatAt, ...rest }) => {
      return { ...rest, avslutat: isoText(avslutatAt), adress: `${webbUrl}/v1/gallring/protokoll/${rest.nummer}` };
    }),
    ...{ risker: RISKER, ejGjort: EJ_GJORT },
  };
}

function flodeOf({ id, namn, forbindelser, uppgiftslamnare }: Bastjanstfakta): Flode {
  return {
    ...{ bastjanst: id, namn, forbindelser },
    rattsgrund: RATTSGRUND[id] ?? 'Inte angiven i tjänsten',
    skickas: (SKICKAS[id] ?? []).map((uppgift) => UPPGIFTER[uppgift]),
    lamnas: [...new Set(uppgiftslamnare.flatMap(({ uppgifter }) => uppgifter))],
    uppgiftslamnare: uppgiftslamnare.map(({ uppgifter: _, ...rest }) => rest),
  };
}

function isoText(at: number): string {
  return new Date(at).toISOString();
}
