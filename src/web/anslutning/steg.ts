// The steps that an operator can take an anslutning, each with what runs it: the register's table decides which there are.
import type { Anslutning, Status } from '../../anslutning/anslutning.ts';
import type { Anslutningar, LagradAnslutning, Mal } from '../../anslutning/anslutningar.ts';
import { OVERGANGAR } from '../../anslutning/status.ts';

export interface SidSteg {
  /** In the form. */
  readonly value: string;
  readonly label: string;
  /** What the nämnd's contact is told. */
  readonly notis: string;
  run(anslutningar: Anslutningar, mal: Mal): Promise<LagradAnslutning>;
}

type Bytbar = Exclude<Status, 'uppsagd' | 'avslutad'>;

const NOTISER: Readonly<Record<Status, string>> = {
  anmäld: 'Er ansökan behöver kompletteras.',
  granskas: 'Er ansökan granskas nu.',
  godkänd: 'Er ansökan är godkänd.',
  aktiv: 'Er anslutning är aktiv: nämnden kan ställa frågor.',
  spärrad: 'Er anslutning är spärrad: inga frågor släpps fram.',
  uppsagd: 'Er anslutning är uppsagd.',
  avslutad: 'Er anslutning är avslutad.',
  avslagen: 'Er ansökan är avslagen.',
};

/** Those that lead on from where it is; a notice has a form of its own. */
export function stegFran({ status, uppsagning }: Anslutning): SidSteg[] {
  return Object.entries(OVERGANGAR[status]).flatMap(([name, { handling }]) => {
    const till = name as Status;
    if (till === 'uppsagd') return [];
    const label = `${handling.charAt(0).toUpperCase()}${handling.slice(1)}`;
    // A spärr on one whose notice has come is lifted back to that.
    const notis = status === 'spärrad' && uppsagning ? NOTISER.uppsagd : NOTISER[till];
    return [{ value: till, label, notis, run: (anslutningar, mal) => run(anslutningar, mal, status, till) }];
  });
}

function run(
  anslutningar: Anslutningar,
  mal: Mal,
  status: Status,
  till: Exclude<Status, 'uppsagd'>,
): Promise<LagradAnslutning> {
  if (till === 'avslutad') return anslutningar.avsluta(mal);
  if (status === 'spärrad' && till === 'aktiv') return anslutningar.havSparr(mal);
  if (status === 'uppsagd' && till === 'aktiv') return anslutningar.atertaUppsagning(mal);
  return anslutningar.byt(mal, till satisfies Bytbar);
}

export { NOTISER };
