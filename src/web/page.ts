// What a page of ours is, what it is handed, and what it refuses with.
import type { Html } from '../platform/html.ts';
import type { CookieKind } from './inloggning/cookies.ts';
import type { Person, RollNamn } from './inloggning/person.ts';

/** Everybody, whoever is logged in, or those with one of the roles. */
export type Access = 'alla' | 'inloggad' | readonly RollNamn[];

export interface PageInput {
  readonly person?: Person;
  /** Of the session, for the forms of the page. */
  readonly csrf?: string;
  /** The session's, to tell it from the person's others. */
  readonly sessionKey?: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** Of a post; empty otherwise. */
  readonly form: URLSearchParams;
  readonly browser: Browser;
}

/** Of the browser, what logging in and out needs. */
export interface Browser {
  /** Where the request came from, to count attempts by. */
  readonly address: string;
  /** Ours, as the browser has it. */
  readonly origin: string;
  /** The address that was asked for, whole. */
  readonly url: URL;
  cookie(kind: CookieKind): string | undefined;
  setCookie(kind: CookieKind, value: string): void;
  clearCookie(kind: CookieKind): void;
}

/** What runs on a page, which works without it: `strom` keeps its parts up to date, `diagram` draws charts from its tables. */
export type Skript = 'strom' | 'diagram';

/** To be saved by the browser; `type` is its content type. */
export interface PageFile {
  readonly name: string;
  readonly type: string;
  readonly text: string | Uint8Array;
}

/** A page, a file, or where to go on. */
export type PageReply =
  | {
      readonly status?: number;
      readonly title: string;
      readonly main: Html;
      readonly skript?: readonly Skript[];
      /** Seconds until the browser reads the page anew by itself, while something goes on; */
      readonly laserOm?: number;
      /** Of a page that is not in Swedish. */
      readonly lang?: 'en';
    }
  | { readonly file: PageFile }
  | { readonly next: string };

export interface Page {
  readonly method: 'get' | 'post';
  /** In express' form. */
  readonly path: string;
  readonly access: Access;
  /** A post that takes a form from somebody without a session too: then what it does is nobody's in particular. */
  readonly utanSession?: true;
  /** Of a post: the largest form, in bytes, where that is more than most need. */
  readonly maxFormBytes?: number;
  /** @throws {PageError}, and what page-fault.ts knows */
  handle(input: PageInput): Promise<PageReply>;
}

/** A page of somebody who has logged in: the access says so. */
export type OwnInput = PageInput & { readonly person: Person };

/** Refused, with what the page says of it. */
export class PageError extends Error {
  override readonly name = 'PageError';
  readonly status: number;
  readonly title: string;

  constructor(status: number, title: string, message: string) {
    super(message);
    this.status = status;
    this.title = title;
  }
}

/** The page is for those who have logged in; `retur` is where they wanted to be. */
export class LoginNeeded extends Error {
  override readonly name = 'LoginNeeded';
  readonly retur: string;

  constructor(retur: string) {
    super('a login is needed');
    this.retur = retur;
  }
}
