import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { emptyReport } from '../report-values.js';
import { type Draft, DraftKeeper, forgetDraft, readDraft } from './draft.js';

let people = 0;
const somebody = () => `persona${String(++people)}@utec.edu.pe`;

const aPhoto = (key: string, id?: string) => ({
  key,
  file: new File([`bytes of ${key}`], `${key}.png`, { type: 'image/png' }),
  ...(id !== undefined && { id }),
});

function aDraft(overrides: Partial<Draft> = {}): Draft {
  return {
    values: { ...emptyReport, titulo: 'Fuga de agua' },
    step: 'what',
    dismissed: [],
    photos: [],
    savedAt: '2025-11-03T14:00:00.000Z',
    ...overrides,
  };
}

describe('the draft of a report', () => {
  it('is read as it was kept: words, step, photos with their bytes, and the key it was sent under', async () => {
    const email = somebody();
    const intended = { what: '[{}]', key: 'k1' };
    const draft = aDraft({ photos: [aPhoto('a', 'id-a'), aPhoto('b')], intended });

    await new DraftKeeper(email).save(draft);
    const read = await readDraft(email);

    expect(read?.values).toEqual(draft.values);
    expect(read?.intended).toEqual(intended);
    expect(read?.photos.map(({ key, id, file }) => [key, id, file.name, file.type])).toEqual([
      ['a', 'id-a', 'a.png', 'image/png'],
      ['b', undefined, 'b.png', 'image/png'],
    ]);
    expect(await read?.photos[1]?.file.text()).toBe('bytes of b');
  });

  it('is of one person only', async () => {
    const [ana, luis] = [somebody(), somebody()];
    await new DraftKeeper(ana).save(aDraft());

    expect(await readDraft(luis)).toBeUndefined();
    await forgetDraft(luis);
    expect(await readDraft(ana)).toBeDefined();
  });

  it('keeps the last of many saves, and no photo that was taken out', async () => {
    const email = somebody();
    const keeper = new DraftKeeper(email);

    await keeper.save(aDraft({ photos: [aPhoto('a'), aPhoto('b')] }));
    void keeper.save(aDraft({ step: 'where' }));
    await keeper.save(aDraft({ step: 'check', photos: [aPhoto('b')] }));
    const read = await readDraft(email);

    expect(read?.step).toBe('check');
    expect(read?.photos.map(({ key }) => key)).toEqual(['b']);
  });

  it('is gone once the report has ended, whatever is saved after that', async () => {
    const email = somebody();
    const keeper = new DraftKeeper(email);
    void keeper.save(aDraft({ photos: [aPhoto('a')] }));

    await keeper.end();
    await keeper.save(aDraft());

    expect(await readDraft(email)).toBeUndefined();
  });

  it('is kept again, photos and all, when the report has not ended after all', async () => {
    const email = somebody();
    const keeper = new DraftKeeper(email);
    const draft = aDraft({ photos: [aPhoto('a')] });
    await keeper.save(draft);
    await keeper.end();

    keeper.reopen();
    await keeper.save(draft);

    expect((await readDraft(email))?.photos).toHaveLength(1);
  });

  it('is gone when nothing is left in it', async () => {
    const email = somebody();
    const keeper = new DraftKeeper(email);
    await keeper.save(aDraft());

    await keeper.save(undefined);

    expect(await readDraft(email)).toBeUndefined();
  });
});
