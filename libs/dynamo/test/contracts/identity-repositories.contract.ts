import { rotateRefresh, useCookie } from '@vigia/domain/identity';
import { ReceiptExistsError } from '@vigia/domain/shared';
import { beforeEach, describe, expect, it } from 'vitest';
import { NOON, aLink, aReceipt, aSession } from '../support/fixtures.js';
import type { OpenStorage, Storage } from '../support/storage.js';

const LATER = '2026-03-02T13:00:00.000Z';
const EVEN_LATER = '2026-03-02T14:00:00.000Z';

export function identityRepositoriesContract(name: string, open: OpenStorage): void {
  let storage: Storage;
  beforeEach(async () => {
    storage = await open();
  });

  describe(`${name} keeps the session repository contract`, () => {
    it('finds a session until it is removed, and may remove it again', async () => {
      const session = aSession();
      await storage.sessions.create(session);
      expect(await storage.sessions.find(session.id)).toEqual(session);

      await storage.sessions.remove(session.id);
      await storage.sessions.remove(session.id);

      expect(await storage.sessions.find(session.id)).toBeUndefined();
    });

    it('slides a live session and says when it is gone', async () => {
      const session = aSession();
      await storage.sessions.create(session);
      const used = useCookie(session, session.cookieHash, LATER);

      expect(await storage.sessions.slide(used)).toBe(true);
      expect(await storage.sessions.find(session.id)).toEqual(used);

      await storage.sessions.remove(session.id);
      expect(await storage.sessions.slide(used)).toBe(false);
      expect(await storage.sessions.find(session.id)).toBeUndefined();
    });

    it('never slides an expiry back, whatever order requests end in', async () => {
      const session = aSession();
      await storage.sessions.create(session);
      const slow = useCookie(session, session.cookieHash, LATER);
      const quick = useCookie(session, session.cookieHash, EVEN_LATER);
      const rotated = rotateRefresh(session, session.refreshHash, 'refresh-2', LATER);

      await storage.sessions.rotate(rotated, session.refreshHash);
      await Promise.all([quick, slow, quick, slow].map((one) => storage.sessions.slide(one)));
      await storage.sessions.slide(slow);

      expect(await storage.sessions.find(session.id)).toEqual({
        ...rotated,
        cookieExpiresAt: quick.cookieExpiresAt,
      });
    });

    it('rotates from the current digest only, and leaves the cookie alone', async () => {
      const session = aSession();
      await storage.sessions.create(session);
      const used = useCookie(session, session.cookieHash, EVEN_LATER);
      await storage.sessions.slide(used);
      const second = rotateRefresh(session, 'refresh-1', 'refresh-2', LATER);

      expect(await storage.sessions.rotate(second, 'refresh-0')).toBe(false);
      expect(await storage.sessions.find(session.id)).toEqual(used);
      expect(await storage.sessions.rotate(second, 'refresh-1')).toBe(true);
      expect(await storage.sessions.rotate(second, 'refresh-1')).toBe(false);

      expect(await storage.sessions.find(session.id)).toEqual({
        ...second,
        cookieExpiresAt: used.cookieExpiresAt,
      });
    });

    it('lets exactly one of many rotations of the same token through', async () => {
      const session = aSession();
      await storage.sessions.create(session);
      const rotations = ['a', 'b', 'c', 'd'].map((hash) =>
        rotateRefresh(session, 'refresh-1', hash, LATER),
      );

      const results = await Promise.all(
        rotations.map((one) => storage.sessions.rotate(one, 'refresh-1')),
      );

      expect(results.filter(Boolean)).toHaveLength(1);
      const winner = rotations[results.indexOf(true)];
      expect((await storage.sessions.find(session.id))?.refreshHash).toBe(winner?.refreshHash);
    });

    it('[TOT-4] remembers when somebody proved anew who they are, unless it is gone', async () => {
      const session = aSession();
      await storage.sessions.create(session);

      expect(await storage.sessions.prove(session.id, LATER)).toBe(true);
      expect(await storage.sessions.find(session.id)).toEqual({ ...session, provedAt: LATER });

      await storage.sessions.remove(session.id);
      expect(await storage.sessions.prove(session.id, LATER)).toBe(false);
      expect(await storage.sessions.find(session.id)).toBeUndefined();
    });

    it('rotates no session that is gone', async () => {
      const session = aSession();

      expect(await storage.sessions.rotate(session, 'refresh-1')).toBe(false);

      expect(await storage.sessions.find(session.id)).toBeUndefined();
    });
  });

  describe(`${name} keeps the contract of ended access`, () => {
    it('lists the sessions of one user, and nothing else of theirs', async () => {
      const mine = [aSession(), aSession({ agent: 'Chrome on Android' })];
      for (const session of mine) await storage.sessions.create(session);
      await storage.sessions.create(aSession({ email: 'eva@utec.edu.pe' }));
      await storage.tokens.put(aLink());

      const listed = await storage.sessions.listByUser('ana@utec.edu.pe');

      const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1);
      expect([...listed].sort(byId)).toEqual(mine.sort(byId));
      expect(await storage.sessions.listByUser('nobody@utec.edu.pe')).toEqual([]);
    });

    it('tells whose access ended since a moment, each once', async () => {
      await storage.endedAccess.mark('ana@utec.edu.pe', NOON);
      await storage.endedAccess.mark('ana@utec.edu.pe', LATER);
      await storage.endedAccess.mark('eva@utec.edu.pe', NOON);

      expect([...(await storage.endedAccess.listSince(NOON))].sort()).toEqual([
        'ana@utec.edu.pe',
        'eva@utec.edu.pe',
      ]);
      expect(await storage.endedAccess.listSince(LATER)).toEqual(['ana@utec.edu.pe']);
      expect(await storage.endedAccess.listSince(EVEN_LATER)).toEqual([]);
    });
  });

  describe(`${name} keeps the one-time token repository contract`, () => {
    it('gives a link out once', async () => {
      const link = aLink();
      await storage.tokens.put(link);

      expect(await storage.tokens.consume(link.hash, 'verify-email', NOON)).toEqual(link);
      expect(await storage.tokens.consume(link.hash, 'verify-email', NOON)).toBeUndefined();
    });

    it('shows a link without taking it, with the registration that waits in it', async () => {
      const link = aLink({
        registration: {
          id: 'u-2',
          name: 'Ana',
          speciality: 'TI',
          passwordHash: 'hash',
          at: NOON,
        },
      });
      await storage.tokens.put(link);

      expect(await storage.tokens.find(link.hash, 'verify-email', NOON)).toEqual(link);
      expect(await storage.tokens.find(link.hash, 'verify-email', link.expiresAt)).toBeUndefined();
      expect(await storage.tokens.find('unknown', 'verify-email', NOON)).toBeUndefined();
      expect(await storage.tokens.consume(link.hash, 'verify-email', NOON)).toEqual(link);
      expect(await storage.tokens.find(link.hash, 'verify-email', NOON)).toBeUndefined();
    });

    it('[STO-3] stores a link once per receipt', async () => {
      const receipt = aReceipt();
      await storage.tokens.put(aLink(), receipt);
      const second = aLink();

      await expect(storage.tokens.put(second, receipt)).rejects.toThrow(ReceiptExistsError);

      expect(await storage.tokens.find(second.hash, 'verify-email', NOON)).toBeUndefined();
      expect(await storage.receipts.find(receipt.id)).toEqual(receipt);
    });

    it('gives a link to exactly one of many at once', async () => {
      const link = aLink();
      await storage.tokens.put(link);

      const results = await Promise.all(
        [1, 2, 3, 4, 5].map(() => storage.tokens.consume(link.hash, 'verify-email', NOON)),
      );

      expect(results.filter((result) => result !== undefined)).toEqual([link]);
    });

    it('gives no expired, unknown or otherwise meant link out', async () => {
      const link = aLink();
      await storage.tokens.put(link);

      expect(
        await storage.tokens.consume(link.hash, 'verify-email', link.expiresAt),
      ).toBeUndefined();
      expect(await storage.tokens.consume('unknown', 'verify-email', NOON)).toBeUndefined();
      expect(
        await storage.tokens.consume(link.hash, 'other' as 'verify-email', NOON),
      ).toBeUndefined();
    });

    it('lets a ticket be claimed once', async () => {
      const claims = await Promise.all(
        [1, 2, 3, 4].map(() => storage.tokens.claim('ticket-1', LATER)),
      );

      expect(claims.filter(Boolean)).toHaveLength(1);
      expect(await storage.tokens.claim('ticket-1', EVEN_LATER)).toBe(false);
      expect(await storage.tokens.claim('ticket-2', LATER)).toBe(true);
    });

    it('keeps sessions, links and tickets of the same id apart', async () => {
      const session = aSession({ id: 'same' });
      const link = aLink({ hash: 'same' });
      await storage.sessions.create(session);
      await storage.tokens.put(link);

      expect(await storage.tokens.claim('same', LATER)).toBe(true);
      expect(await storage.sessions.find('same')).toEqual(session);
      expect(await storage.receipts.find('same')).toBeUndefined();
      expect(await storage.tokens.consume('same', 'verify-email', NOON)).toEqual(link);
    });
  });
}
