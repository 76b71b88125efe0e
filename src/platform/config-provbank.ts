// Where the test bench may send: origins that the operator allows, each for one bastjänst or for all.
import { parseHostUrl } from './host-url.ts';

type Env = Readonly<Record<string, string | undefined>>;

export interface ProvbankConfig {
  readonly tillatna: readonly { readonly origin: string; readonly bastjanst?: string }[];
}

const ENTRY = /^(?:([A-Z_]+)=)?(https?:\/\/[^\s/?#@,]+)\/?$/;

/** One line where PROVBANK_TILLATNA cannot be read; never its value. */
export function provbankProblems({ PROVBANK_TILLATNA: text }: Env, ids: readonly string[]): string[] {
  const flawed = entriesOf(text).some((entry) => {
    const [, bastjanst, origin = ''] = ENTRY.exec(entry) ?? [];
    return !parseHostUrl(origin) || (bastjanst !== undefined && !ids.includes(bastjanst));
  });
  const expected =
    'adresser utan sökväg, med komma mellan, som https://prov.csn.example eller CSN=https://prov.csn.example';
  return flawed ? [`PROVBANK_TILLATNA: väntat är ${expected} (id: ${ids.join(', ')})`] : [];
}

export function toProvbank({ PROVBANK_TILLATNA: text }: Env): ProvbankConfig {
  const tillatna = entriesOf(text).flatMap((entry) => {
    const [, bastjanst, address = ''] = ENTRY.exec(entry) ?? [];
    const origin = parseHostUrl(address)?.origin;
    return origin === undefined ? [] : [{ origin, ...(bastjanst !== undefined && { bastjanst }) }];
  });
  return { tillatna };
}

function entriesOf(text = ''): string[] {
  return text
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
}
