import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { emptyReport } from '../report-values.js';
import { DraftKeeper, readDraft, type ReportForm } from './draft.js';
import { takeBack } from './take-back.js';

const form: ReportForm = { values: { ...emptyReport, titulo: 'Fuga de agua' }, dismissed: ['b1'] };
const photo = { key: 'a', file: new File(['abc'], 'a.png', { type: 'image/png' }) };

describe('a report that was refused', () => {
  it('[OFF-4] is a draft again with everything in it, photos too', async () => {
    expect(await takeBack('ana@utec.edu.pe', form, [photo])).toBe(true);

    const draft = await readDraft('ana@utec.edu.pe');
    expect(draft).toMatchObject({ ...form, step: 'check' });
    expect(await draft?.photos[0]?.file.text()).toBe('abc');
  });

  it('[OFF-4] stays where it is while another one is begun', async () => {
    const begun = { values: { ...emptyReport, titulo: 'Humo' }, step: 'what' as const };
    const savedAt = '2025-11-03T14:00:00.000Z';
    await new DraftKeeper('luis@utec.edu.pe').save({
      ...begun,
      dismissed: [],
      photos: [],
      savedAt,
    });

    expect(await takeBack('luis@utec.edu.pe', form, [photo])).toBe(false);
    expect((await readDraft('luis@utec.edu.pe'))?.values.titulo).toBe('Humo');
  });
});
