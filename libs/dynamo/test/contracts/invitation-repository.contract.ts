import type { InvitationLink } from '@vigia/domain/identity';
import { ReceiptExistsError, Role } from '@vigia/domain/shared';
import { beforeEach, describe, expect, it } from 'vitest';
import { NOON, aLink, aReceipt, anAccountEvent } from '../support/fixtures.js';
import type { OpenStorage, Storage } from '../support/storage.js';

const AFTER = '2026-03-03T12:00:00.000Z';

function anInvitation(overrides: Partial<InvitationLink> = {}): InvitationLink {
  const invitation = { role: Role.Worker, speciality: 'TI', invitedBy: 'Eva' } as const;
  return {
    ...aLink({ purpose: 'invitation' }),
    email: 'leo@limpieza.pe',
    invitation,
    ...overrides,
  };
}

export function invitationRepositoryContract(name: string, open: OpenStorage): void {
  let storage: Storage;
  const works = ({ hash }: InvitationLink) => storage.tokens.find(hash, 'invitation', NOON);

  beforeEach(async () => {
    storage = await open();
  });

  describe(`${name} keeps the invitation repository contract`, () => {
    it('[INV-6] lists what is open by address, each until it expires', async () => {
      const [leo, ada] = [anInvitation(), anInvitation({ email: 'ada@limpieza.pe' })];
      await storage.invitations.open(leo);
      await storage.invitations.open(ada);

      expect(await storage.invitations.list(NOON)).toEqual([ada, leo]);
      expect(await storage.invitations.find(leo.email, NOON)).toEqual(leo);
      expect(await works(leo)).toEqual(leo);
      expect(await storage.invitations.list(AFTER)).toEqual([]);
      expect(await storage.invitations.find(leo.email, AFTER)).toBeUndefined();
    });

    it('[INV-6] ends an earlier link with a later one', async () => {
      const [earlier, later] = [anInvitation(), anInvitation()];
      await storage.invitations.open(earlier);
      await storage.invitations.open(later);

      expect(await storage.invitations.list(NOON)).toEqual([later]);
      expect(await works(earlier)).toBeUndefined();
      expect(await works(later)).toEqual(later);
    });

    it('[INV-6] leaves one link when an address is invited by many at once', async () => {
      const links = Array.from({ length: 4 }, () => anInvitation());
      await Promise.all(links.map((link) => storage.invitations.open(link)));

      const [left] = await storage.invitations.list(NOON);
      const working = await Promise.all(links.map(works));

      expect(working.filter((link) => link !== undefined)).toEqual([left]);
    });

    it('[INV-6] is redeemed once, and is not open any more', async () => {
      const link = anInvitation();
      await storage.invitations.open(link);

      expect(await storage.invitations.redeem(link, AFTER)).toBe(false);
      const redeemed = await Promise.all(
        [1, 2, 3].map(() => storage.invitations.redeem(link, NOON)),
      );

      expect(redeemed.filter(Boolean)).toHaveLength(1);
      expect(await storage.invitations.list(NOON)).toEqual([]);
    });

    it('[INV-6] is revoked with its link and an event, once', async () => {
      const link = anInvitation();
      const event = anAccountEvent({ account: link.email });
      await storage.invitations.open(link);

      expect(await storage.invitations.revoke(link.email, event)).toBe(true);
      expect(await storage.invitations.revoke(link.email, anAccountEvent())).toBe(false);

      expect(await works(link)).toBeUndefined();
      expect(await storage.invitations.list(NOON)).toEqual([]);
      expect((await storage.accountEvents.list({ person: link.email, limit: 9 })).items).toEqual([
        event,
      ]);
    });

    it('[STO-3] opens one per receipt', async () => {
      const [first, again] = [anInvitation(), anInvitation()];
      const receipt = aReceipt();
      await storage.invitations.open(first, receipt);

      await expect(storage.invitations.open(again, receipt)).rejects.toThrow(ReceiptExistsError);

      expect(await works(first)).toEqual(first);
      expect(await works(again)).toBeUndefined();
    });
  });
}
