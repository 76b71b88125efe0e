// How long a minute, an hour and a day of the clock are; a day of Sweden's may be longer or shorter, see matning/steg.ts.

export const MINUT_MS = 60_000;
export const TIMME_MS = 60 * MINUT_MS;
export const DYGN_MS = 24 * TIMME_MS;
