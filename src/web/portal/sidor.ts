// The pages that operators write in Markdown: one for each file, its data put in when it is read.
import type { Html } from '../../platform/html.ts';
import type { Page, PageInput, PageReply } from '../page.ts';
import { avsnittOf } from './avsnitt.ts';
import type { Block } from './block.ts';
import type { Blocknamn } from './blocknamn.ts';
import type { Sida, Text } from './innehall.ts';
import { sidaView } from './sida-view.ts';

export interface SidorDeps {
  readonly sidor: readonly Sida[];
  readonly block: Block;
}

export function createSidor(deps: SidorDeps): Page[] {
  return deps.sidor.map((sida) => ({
    method: 'get',
    path: sida.adress,
    access: 'alla',
    handle: (input) => show(deps, sida, input),
  }));
}

/** The text with its data in place. @throws {DatabaseError} */
export function fylldText({ parts }: Text, block: Block, input: PageInput): Promise<Html[]> {
  return Promise.all(parts.map(async (part) => ('data' in part ? block[part.data as Blocknamn](input) : part)));
}

async function show({ sidor, block }: SidorDeps, sida: Sida, input: PageInput): Promise<PageReply> {
  const delar = await fylldText(sida, block, input);
  return {
    title: sida.titel,
    main: sidaView({ text: sida, delar, avsnitt: avsnittOf(sidor, sida.adress), adress: sida.adress }),
  };
}
