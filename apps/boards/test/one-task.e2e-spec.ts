import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contentOf } from './support/board-client.js';
import { MemoryBoardService } from './support/memory-board-service.js';
import { until } from './support/until.js';

describe('A board on one task', () => {
  let service: MemoryBoardService;
  let url: string;
  beforeAll(async () => {
    service = await MemoryBoardService.create();
    ({ url } = await service.start());
  });
  afterAll(() => service.close());

  it('shows everybody what anybody draws', async () => {
    const boardId = randomUUID();
    const ana = await service.client(url, 'Ana', { boardId }).ready();
    const luis = await service.client(url, 'Luis', { boardId }).ready();

    const id = ana.draw([0, 0, 10, 10, 20, 20, 30, 30]);
    const note = { kind: 'note', x: 0, y: 0, w: 10, h: 10, z: 'V', colour: 1 } as const;
    luis.add(note, 'hola');

    await until('both see both', () => luis.objects.has(id) && ana.objects.size === 2);
    expect(contentOf(ana.doc)).toEqual(contentOf(luis.doc));
  });
});
