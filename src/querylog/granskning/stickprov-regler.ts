// The rules of the monthly sample list: what is worth a second look, as data that an operator can change.

/** Rules of the recurring checks (lag (2001:454) 10 §) with their thresholds. A rule hits at its threshold and above. */
export interface StickprovRegler {
  /** Different persons that one handläggare asked about in one day. */
  readonly mangaPersonerDag: { readonly minst: number };
  /** The same in the month. */
  readonly mangaPersonerManad: { readonly minst: number };
  /** Questions by one handläggare about one and the same person in the month. */
  readonly mangaFragorEnPerson: { readonly minst: number };
  /** Questions outside `oppnar`–`stanger` (`HH:MM`, Swedish time), at weekends and on `helgdagar` (`YYYY-MM-DD`). */
  readonly utanforTid: {
    readonly minst: number;
    readonly oppnar: string;
    readonly stanger: string;
    readonly helgdagar: readonly string[];
  };
  /** Questions that matched no ärende in the avstämning: at least so many, and at least this part of all (0–1). */
  readonly omatchade: { readonly minst: number; readonly andel: number };
}

export type RegelId = keyof StickprovRegler;

export const STICKPROV_REGLER: StickprovRegler = {
  mangaPersonerDag: { minst: 25 },
  mangaPersonerManad: { minst: 200 },
  mangaFragorEnPerson: { minst: 10 },
  utanforTid: { minst: 5, oppnar: '06:30', stanger: '19:00', helgdagar: [] },
  omatchade: { minst: 3, andel: 0.05 },
};

/** One handläggare whom a rule hit in one month: figures, and no person asked about. */
export interface StickprovTraff {
  readonly regel: RegelId;
  readonly handlaggare: string;
  /** What the rule counts; of several days or persons, the highest. */
  readonly antal: number;
  /** Days with so many persons, persons with so many questions, or all questions, as the rule has it. */
  readonly av?: number;
}

/** A hit in words. */
export const TRAFFTEXT: Readonly<Record<RegelId, (traff: StickprovTraff) => string>> = {
  mangaPersonerDag: ({ antal, av }) => `Frågade om många personer på en dag: ${antal} som mest, ${av} sådana dagar.`,
  mangaPersonerManad: ({ antal }) => `Frågade om många personer under månaden: ${antal}.`,
  mangaFragorEnPerson: ({ antal, av }) =>
    `Ställde många frågor om en och samma person: ${antal} som mest, om ${av} ${av === 1 ? 'person' : 'personer'}.`,
  utanforTid: ({ antal }) => `Ställde ${antal} frågor utanför arbetstid.`,
  omatchade: ({ antal, av }) => `Ställde ${antal} av ${av} frågor utan ärende i avstämningen.`,
};
