// The förteckning over data items (överenskommelsen §§ 6.2.4, 6.3.4): proposed by each uppgiftslämnare, reviewed, published, kept.

import type { Andring, Begaran, RecordChange } from '../../platform/spar.ts';
import type { Database, Statements } from '../../platform/sql/database.ts';
import { FortackningError } from './fortackning-error.ts';
import {
  addOrdalydelse,
  readEn,
  readGallande,
  readHistorik,
  readUtkast,
  readVantande,
  storeUtkast,
  takeUtkast,
} from './lager.ts';
import type { Ordalydelse, Utkast } from './ordalydelse.ts';
import { andringsspar, arLika } from './skillnad.ts';
import { efterSteg, type Steg } from './steg.ts';
import { checkedUppgifter, type Uppgift } from './uppgift.ts';

/** The proposal of an uppgiftslämnare, as whoever changes it has seen it; version 0 where there has been none. */
export interface Mal extends Begaran {
  readonly uppgiftslamnare: string;
  readonly version: number;
}

export type Fortackningsandring = Andring<'förteckning', unknown>;

/** Every one @throws {DatabaseError}; every command {@link FortackningError}, and what `record` throws. */
export interface Fortackning {
  /** What each says now, by uppgiftslämnare. */
  gallande(): Promise<Ordalydelse[]>;
  en(uppgiftslamnare: string): Promise<Ordalydelse | undefined>;
  /** Every wording there has been, newest first. */
  historik(uppgiftslamnare: string): Promise<Ordalydelse[]>;
  /** Undefined where nothing has ever been proposed. */
  utkast(uppgiftslamnare: string): Promise<Utkast | undefined>;
  /** Those that wait for a review, first the one that has waited longest. */
  vantande(): Promise<Utkast[]>;
  /** Proposes these items, in place of what was proposed before; what is proposed already changes nothing. */
  spara(mal: Mal, uppgifter: readonly Uppgift[]): Promise<Utkast>;
  /** Hands it over for review. */
  lamna(mal: Mal): Promise<Utkast>;
  /** The reviewer wants something else, and says what. */
  atersand(mal: Mal): Promise<Utkast>;
  /** Takes the proposal away. */
  kasta(mal: Mal): Promise<Utkast>;
  /** Makes it the next wording. Nobody who has changed it publishes it. */
  publicera(mal: Mal): Promise<Ordalydelse>;
  /** First wordings for those that have none; the others are left as they are. @returns whose */
  laggTillKanda(
    begaran: Begaran,
    kanda: readonly { readonly uppgiftslamnare: string; readonly uppgifter: readonly Uppgift[] }[],
  ): Promise<string[]>;
}

export interface FortackningDeps {
  /** With `fortackningMigrations`, and what `record` needs. */
  readonly database: Database;
  readonly clock: { now(): number };
  readonly record: RecordChange<Fortackningsandring>;
}

export function createFortackning({ database, clock, record }: FortackningDeps): Fortackning {
  function step(
    { uppgiftslamnare: id, version, ...begaran }: Mal,
    steg: Steg,
    change: (fore: Utkast, tx: Statements) => Promise<Partial<Utkast> | undefined> = async () => ({}),
  ): Promise<Utkast> {
    return database.transaction(async (tx) => {
      const fore = await takeUtkast(tx, id);
      if (fore.version !== version) throw otherVersion();
      const lage = efterSteg(steg, fore.lage);
      const made = { version: version + 1, andradAt: clock.now(), andradAv: begaran.aktor.namn, skal: begaran.skal };
      const saidBefore = await sagt(tx, fore);
      const changed = await change(fore, tx);
      if (!changed) return fore;
      const efter = { ...fore, ...made, lage, ...changed };
      await storeUtkast(tx, efter);
      const objekt = { slag: 'förteckning', id } as const;
      const andring = andringsspar(
        { lage: fore.lage, uppgifter: saidBefore },
        { lage, uppgifter: await sagt(tx, efter) },
      );
      await record(tx, clock.now(), begaran, { objekt, handling: steg, ...andring });
      return efter;
    });
  }

  return {
    gallande: () => readGallande(database),
    en: (id) => readEn(database, id),
    historik: (id) => readHistorik(database, id),
    utkast: (id) => readUtkast(database, id),
    vantande: () => readVantande(database),
    spara: (mal, uppgifter) =>
      step(mal, 'ändra förslag', async (fore, tx) => {
        const isNew = fore.lage === 'inget';
        if (!isNew && arLika(fore.uppgifter, uppgifter)) return undefined;
        const { namn } = mal.aktor;
        return {
          uppgifter: checkedUppgifter(uppgifter),
          foreslagetAv: namn,
          forfattare: isNew ? [namn] : [...new Set([...fore.forfattare, fore.foreslagetAv, namn])],
          utgangspunkt: isNew ? ((await readEn(tx, mal.uppgiftslamnare))?.nummer ?? 0) : fore.utgangspunkt,
        };
      }),
    lamna: (mal) =>
      step(mal, 'lämna för granskning', async ({ uppgifter }, tx) => {
        const said = (await readEn(tx, mal.uppgiftslamnare))?.uppgifter ?? [];
        if (arLika(said, uppgifter))
          throw new FortackningError('ogiltig', 'Förslaget säger detsamma som det som gäller.');
        return {};
      }),
    atersand: (mal) => step(mal, 'återsänd'),
    kasta: (mal) => step(mal, 'kasta förslag', async () => ({ uppgifter: [] })),
    async publicera(mal) {
      let published: Ordalydelse | undefined;
      await step(mal, 'publicera', async (fore, tx) => {
        published = await nextOrdalydelse(tx, fore, { mal, at: clock.now() });
        await addOrdalydelse(tx, published);
        return {};
      });
      return published as Ordalydelse;
    },
    async laggTillKanda(begaran, kanda) {
      const added: string[] = [];
      for (const { uppgiftslamnare, uppgifter } of kanda) {
        const isNew = await database.transaction((tx) => addFirst(tx, begaran, uppgiftslamnare, uppgifter));
        if (isNew) added.push(uppgiftslamnare);
      }
      return added;
    },
  };

  async function addFirst(
    tx: Statements,
    begaran: Begaran,
    id: string,
    uppgifter: readonly Uppgift[],
  ): Promise<boolean> {
    await takeUtkast(tx, id);
    if (await readEn(tx, id)) return false;
    const by = { publiceradAv: begaran.aktor.namn, foreslagenAv: begaran.aktor.namn, skal: begaran.skal };
    const own = checkedUppgifter(uppgifter);
    await addOrdalydelse(tx, { uppgiftslamnare: id, nummer: 1, uppgifter: own, publiceradAt: clock.now(), ...by });
    const objekt = { slag: 'förteckning', id } as const;
    await record(tx, clock.now(), begaran, { objekt, handling: 'lägg till', efter: uppgifter });
    return true;
  }
}

/** What stands there: the proposal, or the wording in force where nothing is proposed. */
async function sagt(tx: Statements, { uppgiftslamnare, lage, uppgifter }: Utkast): Promise<readonly Uppgift[]> {
  return lage === 'inget' ? ((await readEn(tx, uppgiftslamnare))?.uppgifter ?? []) : uppgifter;
}

async function nextOrdalydelse(
  tx: Statements,
  { uppgiftslamnare, utgangspunkt, uppgifter, foreslagetAv, forfattare, skal }: Utkast,
  { mal, at }: { readonly mal: Mal; readonly at: number },
): Promise<Ordalydelse> {
  if ([...forfattare, foreslagetAv].includes(mal.aktor.namn))
    throw new FortackningError('egen-granskning', 'Den som har ändrat förslaget kan inte själv publicera det.');
  const said = (await readEn(tx, uppgiftslamnare))?.nummer ?? 0;
  if (said !== utgangspunkt) throw otherVersion();
  const by = { publiceradAv: mal.aktor.namn, foreslagenAv: foreslagetAv, skal };
  return { uppgiftslamnare, nummer: said + 1, uppgifter, publiceradAt: at, ...by };
}

function otherVersion(): FortackningError {
  const text = 'Förslaget har ändrats av någon annan. Läs om sidan och gör om ändringen.';
  return new FortackningError('annan-version', text);
}
