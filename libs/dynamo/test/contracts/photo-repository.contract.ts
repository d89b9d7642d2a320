import { randomUUID } from 'node:crypto';
import { PhotoMoment } from '@vigia/domain/incident';
import {
  PhotoTakenError,
  completePhoto,
  rejectPhoto,
  type Picture,
  type ReadyPhoto,
  type UploadingPhoto,
} from '@vigia/domain/photo';
import { ConcurrentChangeError } from '@vigia/domain/shared';
import { beforeAll, describe, expect, it } from 'vitest';
import { StorageError } from '../../src/index.js';
import { NOON, aChange, aCommit, anIncident } from '../support/fixtures.js';
import type { OpenStorage, Storage } from '../support/storage.js';

const PICTURE: Picture = { width: 2560, height: 1920, bytes: 300_000, digest: 'abc' };

function aPhoto(overrides: Partial<UploadingPhoto> = {}): UploadingPhoto {
  return {
    id: randomUUID(),
    ownerEmail: 'ana@utec.edu.pe',
    declaredType: 'image/jpeg',
    declaredBytes: 4_000_000,
    createdAt: NOON,
    status: 'subiendo',
    ...overrides,
  };
}

export function photoRepositoryContract(name: string, open: OpenStorage): void {
  describe(`${name} keeps the photo repository contract`, () => {
    let storage: Storage;
    beforeAll(async () => {
      storage = await open();
    });

    /** A complete photo on no incident. */
    const ready = async (): Promise<ReadyPhoto> => {
      const photo = aPhoto();
      await storage.photos.create(photo);
      const done = completePhoto(photo, PICTURE);
      await storage.photos.settle(done);
      return done;
    };

    it('finds what was begun, and nothing under another id', async () => {
      const photo = aPhoto();

      await storage.photos.create(photo);

      expect(await storage.photos.find(photo.id)).toEqual(photo);
      expect(await storage.photos.find(randomUUID())).toBeUndefined();
    });

    it('begins a photo once', async () => {
      const photo = aPhoto();
      await storage.photos.create(photo);

      await expect(storage.photos.create(photo)).rejects.toBeInstanceOf(StorageError);
    });

    it('finds those that there are of many', async () => {
      const [a, b] = [aPhoto(), aPhoto()];
      for (const photo of [a, b]) await storage.photos.create(photo);

      const found = await storage.photos.findAll([b.id, randomUUID(), a.id, b.id]);

      expect(found.map(({ id }) => id).sort()).toEqual([a.id, b.id].sort());
      expect(await storage.photos.findAll([])).toEqual([]);
    });

    it('[PHO-3] [PHO-4] ends an upload once, whichever way', async () => {
      const [first, second] = [aPhoto(), aPhoto()];
      for (const photo of [first, second]) await storage.photos.create(photo);

      const outcomes = [
        await storage.photos.settle(completePhoto(first, PICTURE)),
        await storage.photos.settle(completePhoto(first, { ...PICTURE, digest: 'other' })),
        await storage.photos.settle(rejectPhoto(second, 'unreadable')),
        await storage.photos.settle(completePhoto(second, PICTURE)),
        await storage.photos.settle(completePhoto(aPhoto(), PICTURE)),
      ];

      expect(outcomes).toEqual([true, false, true, false, false]);
      expect(await storage.photos.find(first.id)).toEqual(completePhoto(first, PICTURE));
      expect(await storage.photos.find(second.id)).toEqual(rejectPhoto(second, 'unreadable'));
    });

    it('[PHO-3] lets one of several completions at once win', async () => {
      const photo = aPhoto();
      await storage.photos.create(photo);

      const won = await Promise.all(
        ['a', 'b', 'c'].map((digest) =>
          storage.photos.settle(completePhoto(photo, { ...PICTURE, digest })),
        ),
      );

      expect(won.filter(Boolean)).toHaveLength(1);
    });

    it('[PHO-9] puts photos onto an incident with its commit', async () => {
      const photos = [await ready(), await ready()];
      const incident = anIncident({
        photos: photos.map(({ id }) => ({
          id,
          width: 2560,
          height: 1920,
          moment: PhotoMoment.Report,
        })),
      });

      await storage.incidents.commit({ ...aCommit(incident), photos });

      expect(await storage.incidents.find(incident.id)).toEqual(incident);
      for (const photo of photos) {
        expect(await storage.photos.find(photo.id)).toEqual({ ...photo, incidentId: incident.id });
      }
    });

    it('[PHO-6] [PHO-9] puts a photo onto one incident, and stores nothing of a commit that wants it again', async () => {
      const [photo, other] = [await ready(), await ready()];
      const first = anIncident();
      await storage.incidents.commit({ ...aCommit(first), photos: [photo] });
      const second = anIncident();

      const commit = storage.incidents.commit({ ...aCommit(second), photos: [other, photo] });

      await expect(commit).rejects.toBeInstanceOf(PhotoTakenError);
      expect(await storage.incidents.find(second.id)).toBeUndefined();
      expect(await storage.photos.find(other.id)).toEqual(other);
      expect(await storage.photos.find(photo.id)).toMatchObject({ incidentId: first.id });
    });

    it('[PHO-2] [PHO-9] puts no photo onto an incident that is not complete or not there', async () => {
      const uploading = aPhoto();
      await storage.photos.create(uploading);

      for (const photo of [uploading, aPhoto()]) {
        const photos = [completePhoto(photo, PICTURE)];
        await expect(
          storage.incidents.commit({ ...aCommit(anIncident()), photos }),
        ).rejects.toBeInstanceOf(PhotoTakenError);
      }
      expect(await storage.photos.find(uploading.id)).toEqual(uploading);
    });

    it('[PHO-9] [STO-2] leaves a photo loose when the change is based on an older version', async () => {
      const photo = await ready();
      const incident = anIncident();
      await storage.incidents.commit(aCommit(incident));
      await storage.incidents.commit(aChange(incident, { title: 'Otra' }));

      const stale = storage.incidents.commit({ ...aChange(incident, {}), photos: [photo] });

      await expect(stale).rejects.toBeInstanceOf(ConcurrentChangeError);
      expect(await storage.photos.find(photo.id)).toEqual(photo);
    });
  });
}
