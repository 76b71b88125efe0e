// The commands that take an anslutning from one status to another, with what goes along with each.
import { swedishDay } from '../platform/swedish-day.ts';
import { type Anslutning, type Status, toAnslutning, type Uppsagning } from './anslutning.ts';
import { AnslutningError } from './anslutning-error.ts';
import type { Begaran } from './begaran.ts';
import type { DokumentLager, Lagrad } from './dokument.ts';
import { bristerSomAktiv, type Krav, type Laget, OVERGANGAR, provaOvergang } from './status.ts';

export type LagradAnslutning = Lagrad<Anslutning>;

/** Which anslutning a command is for, and the version that it starts from. */
export interface Mal extends Begaran {
  readonly organisationsnummer: string;
  readonly version: number;
}

/** Every one throws {@link DatabaseError}; every command {@link AnslutningError} of any kind that fits. */
export interface Steg {
  /** Takes the step to `till`, as the table of status.ts allows; aktiv from godkänd alone: what else leads there has its command. */
  byt(mal: Mal, till: Exclude<Status, 'uppsagd' | 'avslutad'>): Promise<LagradAnslutning>;
  /** Lifts a spärr: to aktiv, or to uppsagd (with the right to ask until it ends) where notice has been given. */
  havSparr(mal: Mal): Promise<LagradAnslutning>;
  /** Registers a notice. An aktiv one may be asked until it ends, a spärrad one not. */
  sagUpp(mal: Mal, notice: { readonly datum: string; readonly upphor: string }): Promise<LagradAnslutning>;
  /** The notice is taken back, or was a mistake: aktiv again, or spärrad where it may not be asked. */
  atertaUppsagning(mal: Mal): Promise<LagradAnslutning>;
  /** Hands the nämnd's log out to it and has it gallrad, then ends the anslutning; may be repeated if it was broken off. */
  avsluta(mal: Mal): Promise<LagradAnslutning>;
  /** What an aktiv one should have and this one lacks. */
  brister(anslutning: Anslutning): Promise<Krav[]>;
}

/** What the steps need of other parts of the house. */
export interface StegPortar {
  /** Whether a gallringsbeslut covers the nämnd. */
  readonly harGallringsbeslut: (namnd: string) => Promise<boolean>;
  /** Hands out the nämnd's log and has it gallrad, with protokoll; resolves when both are done. Absent: nothing can be ended. */
  readonly avslutaLogg?: (namnd: string, begaran: Begaran) => Promise<void>;
}

export interface StegDeps extends StegPortar {
  readonly lager: Pick<DokumentLager<Anslutning>, 'andra'>;
  readonly en: (organisationsnummer: string) => Promise<LagradAnslutning>;
  readonly clock: { now(): number };
}

export function createSteg({ lager, en, clock, harGallringsbeslut, avslutaLogg }: StegDeps): Steg {
  /** Asked before a transaction begins: the ports have statements of their own. */
  async function laget(namnd: string, kraver: readonly Krav[]): Promise<Laget> {
    // Only where it matters: a spärr must not wait for another table.
    const gallringsbeslut = kraver.includes('gallringsbeslut') && (await harGallringsbeslut(namnd));
    return { idag: swedishDay(clock.now()), gallringsbeslut, logg: avslutaLogg !== undefined };
  }

  /** @param change what goes with the step, made before it is judged; `handling` where it is not the table's */
  async function step(mal: Mal, till: Status, change = same, handling?: string): Promise<LagradAnslutning> {
    const { organisationsnummer: id, version } = mal;
    const { dokument } = await en(id);
    const now = await laget(id, OVERGANGAR[dokument.status][till]?.kraver ?? []);
    const named = handling ?? provaOvergang(change(dokument), till, now).handling;
    const efter = (fore: Anslutning | undefined) => {
      const changed = change(fore as Anslutning);
      provaOvergang(changed, till, now);
      return { ...changed, status: till };
    };
    return lager.andra({ id, version, begaran: mal, handling: named, efter });
  }

  /** For commands that mean one status alone, where the table leads to the same place from others. */
  async function inStatus({ organisationsnummer }: Mal, status: Status, att: string): Promise<Anslutning> {
    const { dokument } = await en(organisationsnummer);
    if (dokument.status === status) return dokument;
    const message = `Från status ${dokument.status} går det inte att ${att}, bara från ${status}.`;
    throw new AnslutningError('otillaten-overgang', message);
  }

  return {
    async byt(mal, till) {
      if (till === 'aktiv') await inStatus(mal, 'godkänd', 'aktivera');
      return step(mal, till, till === 'anmäld' ? asNew : same);
    },
    async havSparr(mal) {
      const { uppsagning } = await inStatus(mal, 'spärrad', 'häva spärr');
      if (!uppsagning) return step(mal, 'aktiv');
      return step(mal, 'uppsagd', (fore) => ({ ...fore, uppsagning: { ...uppsagning, frageratt: true } }), 'häv spärr');
    },
    sagUpp: (mal, { datum, upphor }) =>
      step(mal, 'uppsagd', (fore) => {
        const uppsagning: Uppsagning = { datum, upphor, frageratt: fore.status === 'aktiv' };
        return toAnslutning({ ...fore, uppsagning });
      }),
    async atertaUppsagning(mal) {
      const { uppsagning } = await inStatus(mal, 'uppsagd', 'återta uppsägning');
      return step(mal, uppsagning?.frageratt === false ? 'spärrad' : 'aktiv', withoutNotice, 'återta uppsägning');
    },
    async avsluta(mal) {
      const { dokument, version } = await en(mal.organisationsnummer);
      if (version === mal.version) {
        provaOvergang(dokument, 'avslutad', await laget(mal.organisationsnummer, []));
        await avslutaLogg?.(mal.organisationsnummer, mal);
      }
      return step(mal, 'avslutad');
    },
    brister: async (one) => bristerSomAktiv(one, await laget(one.organisationsnummer, ['gallringsbeslut'])),
  };
}

function same(fore: Anslutning): Anslutning {
  return fore;
}

function withoutNotice({ uppsagning: _uppsagning, ...rest }: Anslutning): Anslutning {
  return rest;
}

/** Of one applied for anew: what was signed and said up belongs to the time before. */
function asNew(fore: Anslutning): Anslutning {
  if (fore.status !== 'avslutad' && fore.status !== 'avslagen') return fore;
  const { avtal: _avtal, bitradesavtal: _bitradesavtal, ...rest } = fore;
  return withoutNotice(rest);
}
