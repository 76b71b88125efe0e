// What a refusal is as data, and the two ways in which most are provoked: a field that is changed, or the text that is.
import { writeEnvelope } from '../../platform/soap-envelope.ts';
import { type Form, type Fragedata, fragan, fraganSomXml } from './fraga.ts';
import type { Samtal, Svar } from './samtal.ts';

/** A refusal: how it is provoked, and what must come. */
export interface Nekande {
  readonly nr: string;
  readonly felkod: string;
  /** Where the service may see two flaws, the other. */
  readonly ellerFelkod?: string;
  readonly titel: string;
  readonly steg: string;
  readonly varfor: string;
  readonly former: readonly Form[];
  readonly fientlig?: boolean;
  /** Of REST; SOAP answers 500. */
  readonly status: number;
  skicka(samtal: Samtal, form: Form): Promise<Svar>;
}

/** The usual question about the known person, with what is changed in it. */
export function medAndrat(generella: Fragedata['generella']): Nekande['skicka'] {
  return (samtal, form) => samtal.fraga(form, { person: samtal.nummer('kand'), ...(generella ? { generella } : {}) });
}

/** The usual question as text, changed; `xml` is its envelope. */
export function medAndradText(andra: {
  xml?: (xml: string) => string;
  json?: (json: string) => string;
}): Nekande['skicka'] {
  return (samtal, form) => {
    const data = { person: samtal.nummer('kand') };
    if (form === 'REST') return samtal.rest((andra.json ?? String)(JSON.stringify(fragan(form, data))));
    return samtal.soap(form, (andra.xml ?? String)(writeEnvelope(fraganSomXml(form, data))));
  };
}
