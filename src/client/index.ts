// The package's `sammansatt/client`: what a case system written in TypeScript or JavaScript asks the service with.
export type { Anropsval } from './anrop.ts';
export { type ClientOptions, createSammansattClient, type SammansattClient } from './client.ts';
export { foljerSchemat } from './delar.ts';
export type { FetchInit, FetchLike, FetchResponse } from './fetch-like.ts';
export { type Oppnat, oppna, type Resultat } from './oppna.ts';
export { type Felorsak, type Problem, SammansattError } from './sammansatt-error.ts';
export type * from './typer.ts';
export type { UppdragClient } from './uppdrag.ts';
