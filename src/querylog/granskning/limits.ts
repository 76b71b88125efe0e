// How much of the log one look may take, and how long things of granskning last.

export const GRANSKNING_LIMITS = {
  /** Characters of a reason, and of other texts that people write. */
  skalLeast: 3,
  skalMost: 500,
  /** An interval's length. */
  yearsMost: 10,
  /** Records on one page. */
  pageMost: 200,
  /** Records that one search by organisation decrypts before it hands out what it has. */
  scanMost: 20_000,
  /** Records read at once behind a page or an extract. */
  readAtOnce: 500,
  /** Questions in one registerutdrag. */
  utdragMost: 20_000,
  /** Pairs in one ärendeavstämning, and unmatched questions that it lists. */
  parMost: 100_000,
  omatchadeMost: 10_000,
  /** How long a nämnd may let an operator see its records; days. */
  medgivandeDaysMost: 90,
  /** The day of the following month, two digits, on which a month's sample lists are made: nämnder reconcile before it. */
  stickprovDag: '10',
  /** A sample list that is not signed off is remembered after so many days, and again after so many. */
  paminnelseAfterDays: 14,
  paminnelseAgainDays: 7,
  /** GDPR art. 33.1. */
  incidentHours: 72,
} as const;
