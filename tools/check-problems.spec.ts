import { describe, expect, it } from 'vitest';
import { wrongProblemRows } from './check-problems.js';

const REGISTRY = { 'user-exists': { status: 409 }, internal: { status: 500 } };
const INTERNAL = '| <a id="internal"></a>`internal` | 500 | A bug. | Report it. |';
const USER_EXISTS =
  '| <a id="user-exists"></a>`user-exists` | 409 | The address is taken. | Log in. |';

describe('the check of docs/problems.md', () => {
  it('is content with one row per code', () => {
    expect(
      check(
        '| code | status | when | what to do |',
        '| --- | --- | --- | --- |',
        INTERNAL,
        USER_EXISTS,
      ),
    ).toEqual([]);
  });

  it.each([
    ['a code without a row', [INTERNAL], 'user-exists has no row.'],
    [
      'a row without a code',
      [INTERNAL, USER_EXISTS, '| <a id="gone"></a>`gone` | 410 | x | y |'],
      'gone is no problem code.',
    ],
    [
      'a wrong status',
      [INTERNAL, USER_EXISTS.replace('409', '400')],
      'user-exists is 409, not 400.',
    ],
    ['two rows for a code', [INTERNAL, INTERNAL, USER_EXISTS], 'internal has two rows.'],
    [
      'a row without its anchor',
      [INTERNAL, USER_EXISTS.replace(/<a.*a>/, '')],
      'user-exists lacks its anchor <a id="user-exists"></a>.',
    ],
  ])('names %s', (_, rows, sentence) => {
    expect(check(...rows)).toEqual([sentence]);
  });
});

function check(...rows: string[]): string[] {
  return wrongProblemRows(REGISTRY, `# Problems\n\n${rows.join('\n')}\n`);
}
