// The data that a page of Markdown can refer to, each by its name in `{{…}}`.

export const BLOCKNAMN = [
  'atagande',
  'avtal',
  'fortackningar',
  'fragor',
  'manader',
  'oppettider',
  'releaser',
  'servicenivaer',
] as const;

export type Blocknamn = (typeof BLOCKNAMN)[number];
