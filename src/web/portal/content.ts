// Loads the portal's content at start and checks the whole of it: titles, links, data that pages refer to, and the data itself.
import { FortackningError } from '../../portal/fortackning/fortackning-error.ts';
import { checkedUppgifter } from '../../portal/fortackning/uppgift.ts';
import { BLOCKNAMN } from './blocknamn.ts';
import type { Avtalsdokument, Fortackningsunderlag, Innehall, Oppettider, Release, Sida } from './innehall.ts';
import { InnehallError } from './innehall-error.ts';
import { createInnehallsfiler, type Innehallsfiler } from './innehall-filer.ts';
import { avtalSchema, fortackningSchema, oppettiderSchema, releaserSchema } from './innehall-scheman.ts';

const SIDOR = 'sidor';
const FORTACKNINGAR = 'uppgifter';

/** As `avtal/avtal.json` has them. */
type Avtalsfil = Omit<Avtalsdokument, 'versioner'> & {
  readonly versioner: readonly {
    readonly version: string;
    readonly giltigFran: string;
    readonly giltigTom?: string;
    readonly fil: string;
  }[];
};

/**
 * The content of a folder. Links are checked when all pages are known: {@link checkLankar}.
 * @throws {InnehallError} naming every flaw by file and line
 */
export function loadInnehall(folder: string): Innehall {
  const filer = createInnehallsfiler(folder);
  const innehall: Innehall = {
    sidor: readSidor(filer),
    releaser: filer.data<Release[]>('data/releaser.json', releaserSchema) ?? [],
    avtal: readAvtal(filer),
    fortackningar: readFortackningar(filer),
    oppettider: filer.data<Oppettider>('data/oppettider.json', oppettiderSchema) ?? NO_OPPETTIDER,
  };
  if (filer.alla.length > 0) throw new InnehallError(filer.alla);
  return innehall;
}

const NO_OPPETTIDER: Oppettider = { support: '', kontakt: '', visaManader: false };

function readSidor(filer: Innehallsfiler): Sida[] {
  return filer.lista(SIDOR, '.md').flatMap((name) => {
    const fil = `${SIDOR}/${name}`;
    const adress = `/${name.replaceAll('\\', '/').replace(/\.md$/, '')}`;
    if (!/^(\/[a-z0-9][a-z0-9-]*)+$/.test(adress)) filer.fel({ fil, text: 'filnamn är a–z, 0–9 och bindestreck' });
    const text = filer.text(fil);
    for (const part of text?.parts ?? []) {
      if ('data' in part && !BLOCKNAMN.some((one) => one === part.data))
        filer.fel({ fil, rad: part.line, text: `{{${part.data}}} finns inte. De som finns: ${BLOCKNAMN.join(', ')}` });
    }
    return text ? [{ adress, ...text }] : [];
  });
}

function readAvtal(filer: Innehallsfiler): Avtalsdokument[] {
  const documents = filer.data<Avtalsfil[]>('avtal/avtal.json', avtalSchema) ?? [];
  return documents.map((document) => {
    const versioner = document.versioner.flatMap(({ fil, ...version }) => {
      const text = filer.text(`avtal/${fil}`);
      return text ? [{ ...version, text }] : [];
    });
    return { ...document, versioner: versioner.sort((a, b) => b.giltigFran.localeCompare(a.giltigFran)) };
  });
}

function readFortackningar(filer: Innehallsfiler): Fortackningsunderlag[] {
  return filer.lista(FORTACKNINGAR, '.json').flatMap((name) => {
    const fil = `${FORTACKNINGAR}/${name}`;
    const found = filer.data<Fortackningsunderlag>(fil, fortackningSchema);
    if (!found) return [];
    try {
      checkedUppgifter(found.uppgifter);
    } catch (error) {
      if (!(error instanceof FortackningError)) throw error;
      filer.fel({ fil, text: error.message });
    }
    return [found];
  });
}
