import { describe, expect, it } from 'vitest';
import { checkRules } from './check-rules.js';

const RULES =
  '- **INC-3** A resolved incident is refused.\n- **AUTH-12** Nobody is anonymous. See INC-3.\n';
const TESTED = `it('[INC-3] refuses a resolved incident', () => {}); describe('[AUTH-12] anonymous', () => {});`;

describe('the rule check', () => {
  it('is content when each rule is quoted and each quote is a rule', () => {
    expect(check(RULES, TESTED)).toEqual([]);
  });

  it('names the rule that no test quotes', () => {
    expect(check(RULES, `it('[INC-3] x', () => {});`)).toEqual([
      'docs/rules.md: no test name quotes [AUTH-12].',
    ]);
  });

  it('names the quote that is no rule, and the file it stands in', () => {
    expect(check(RULES, `${TESTED} it('[INC-33] y', () => {});`)).toEqual([
      'x.spec.ts: [INC-33] is quoted but is no rule.',
    ]);
  });

  it('refuses an id that two rules share', () => {
    expect(check(`${RULES}- **INC-3** Another.`, TESTED)).toEqual([
      'docs/rules.md: INC-3 is defined twice (first in docs/rules.md).',
    ]);
  });

  it('does not take a comment, a string or a helper call for a test', () => {
    const source = `// [INC-3]\nconst name = '[INC-3]'; log('[INC-3]'); it('x [AUTH-12]', () => { say('[INC-3]'); });`;

    expect(check(RULES, source)).toEqual(['docs/rules.md: no test name quotes [INC-3].']);
  });

  it.each([
    ['a table', `it.each([1, 2])('[INC-3] refuses %i', () => {});`],
    ['a tagged table', 'it.each`a\n${1}`("[INC-3] refuses $a", () => {});'],
    ['the rows of a table', `it.each([['[INC-3] refuses']])('%s', () => {});`],
    ['a template', 'describe(`[INC-3] ${name} refuses`, () => {});'],
    ['a property', `test.prop([fc.string()])('[INC-3] refuses', () => {});`],
    ['a suite of its own kind', `describeInChromium('[INC-3] refuses', () => {});`],
    ['several ids in one name', `it('[INC-3] [AUTH-12] refuses', () => {});`],
    ['a conditional suite', `describe.skipIf(true)('[INC-3] refuses', () => {});`],
  ])('reads the names of %s', (_, source) => {
    expect(check('**INC-3** x', source)).not.toContain(
      'docs/rules.md: no test name quotes [INC-3].',
    );
  });
});

function check(rules: string, tests: string): string[] {
  return checkRules([{ path: 'docs/rules.md', text: rules }], [{ path: 'x.spec.ts', text: tests }]);
}
