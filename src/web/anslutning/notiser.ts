// Tells a nämnd's contact by letter what has happened to its anslutning.
import type { Anslutning } from '../../anslutning/anslutning.ts';
import { MailError, type Mailer } from '../../platform/mail.ts';

export interface Notiser {
  /**
   * A letter to the contact for the agreement; what was done stands whether it can be sent or not.
   * @param about what has happened, one sentence in Swedish
   */
  send(anslutning: Anslutning, about: string): Promise<void>;
}

export interface NotiserDeps {
  readonly mailer: Mailer;
  /** Told of a letter that could not be sent. */
  readonly onFailure: (error: unknown) => void;
}

export function createNotiser({ mailer, onFailure }: NotiserDeps): Notiser {
  return {
    async send({ namn, kontakter }, about) {
      const to = kontakter.find(({ roll }) => roll === 'avtal')?.epost;
      if (!to) return;
      const text = `Hej!\n\n${about}\n\nDet gäller anslutningen till den sammansatta bastjänsten för ${namn}.
Logga in på webbplatsen för att se den.\n\nDet här är ett automatiskt utskick.\n`;
      try {
        await mailer.send(to, 'Er anslutning till den sammansatta bastjänsten', text);
      } catch (error) {
        if (!(error instanceof MailError)) throw error;
        onFailure(error);
      }
    },
  };
}
