// What the portal's pages need of the rest of the service; the composition root hands it in.
import type { AtagandeTexter } from '../../anslutning/atagande-text.ts';
import type { Fortackning } from '../../portal/fortackning/fortackning.ts';
import type { Oversikt } from '../oversikt/oversiktslage.ts';
import type { ServicelevelServices } from '../servicelevel-services.ts';
import type { Innehall } from './innehall.ts';

export interface PortalServices
  extends Pick<
    ServicelevelServices,
    'kallor' | 'clock' | 'matningar' | 'nivaer' | 'servicelagen' | 'driftinformation' | 'uppgiftslamnare'
  > {
  readonly innehall: Innehall;
  readonly fortackning: Fortackning;
  /** The text of bilaga 7 that operators have put in force. */
  readonly atagandetexter: Pick<AtagandeTexter, 'gallande'>;
  /** How everything stands now; shared with the dashboard. */
  readonly oversikt: (period: '1h') => Promise<Oversikt>;
}
