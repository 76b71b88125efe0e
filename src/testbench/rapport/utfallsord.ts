// How each outcome is shown: a sign that can be told without colour, and what it means.
import type { UtfallSlag } from '../prov.ts';

export interface Utfallsord {
  readonly tecken: string;
  /** Of the style sheet, and of ANSI. */
  readonly farg: 'bra' | 'fel' | 'varning' | 'svag';
  readonly betyder: string;
}

export const UTFALLSORD: Readonly<Record<UtfallSlag, Utfallsord>> = {
  godkänd: { tecken: '✔', farg: 'bra', betyder: 'Bastjänsten gjorde som kravet säger.' },
  underkänd: { tecken: '✖', farg: 'fel', betyder: 'Bastjänsten gjorde något annat än kravet säger.' },
  varning: { tecken: '▲', farg: 'varning', betyder: 'Kravet är uppfyllt, men något bör ses över.' },
  hoppad: {
    tecken: '–',
    farg: 'svag',
    betyder: 'Kördes inte: fallet valdes inte, är fientligt, eller saknar något som det behöver.',
  },
  'ej tillämplig': { tecken: '·', farg: 'svag', betyder: 'Kravet gäller inte den här bastjänsten.' },
  'fel i bänken': { tecken: '!', farg: 'fel', betyder: 'Provbänken själv kunde inte bedöma fallet.' },
  avbruten: { tecken: '■', farg: 'svag', betyder: 'Körningen stoppades innan fallet var klart.' },
  väntar: { tecken: '…', farg: 'svag', betyder: 'Fallet har inte körts än.' },
};
